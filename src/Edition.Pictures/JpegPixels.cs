using BitMiracle.LibJpeg.Classic;

namespace Edition.Pictures;

/// <summary>
/// The samples of a photograph, row by row from the top, in its own colours: grey, RGB or CMYK. For what cannot be done
/// with the file as it is; each way through here costs a little of what JPEG keeps.
/// </summary>
public sealed record JpegPixels(int Width, int Height, int Components, byte[] Samples)
{
    private const int Quality = 95;

    /// <summary>The most bytes of a profile in one segment (ICC.1:2022, annex B.4).</summary>
    private const int ProfilePart = 65519;

    /// <summary>Null where the data cannot be decoded to the end.</summary>
    public static JpegPixels? Decode(byte[] file)
    {
        try
        {
            var from = new jpeg_decompress_struct(new Silent());
            using var stream = new MemoryStream(file, writable: false);
            from.jpeg_stdio_src(stream);
            from.jpeg_read_header(true);
            from.Out_color_space = Space(from.Num_components);
            from.jpeg_start_decompress();
            int stride = from.Output_width * from.Output_components;
            byte[] samples = new byte[stride * from.Output_height];
            byte[][] row = [new byte[stride]];
            for (int y = 0; y < from.Output_height && from.jpeg_read_scanlines(row, 1) == 1; y++)
            {
                row[0].CopyTo(samples, y * stride);
            }

            return new JpegPixels(from.Output_width, from.Output_height, from.Output_components, samples);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The decoder says so, in general exceptions, whenever the data is not what it should be.
            return null;
        }
    }

    /// <summary>Turned and mirrored as Exif 2.3, tag 0x0112, says that pixels lying so are to be.</summary>
    public JpegPixels Upright(int orientation)
    {
        (int width, int height) = orientation >= 5 ? (Height, Width) : (Width, Height);
        byte[] upright = new byte[Samples.Length];
        int to = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = orientation switch
                {
                    2 => (Width - 1 - x, y),
                    3 => (Width - 1 - x, Height - 1 - y),
                    4 => (x, Height - 1 - y),
                    5 => (y, x),
                    6 => (y, Height - 1 - x),
                    7 => (Width - 1 - y, Height - 1 - x),
                    8 => (Width - 1 - y, x),
                    _ => (x, y),
                };
                int from = (row * Width + column) * Components;
                for (int c = 0; c < Components; c++)
                {
                    upright[to++] = Samples[from + c];
                }
            }
        }

        return new JpegPixels(width, height, Components, upright);
    }

    /// <summary>A rectangle of it, which lies within.</summary>
    public JpegPixels Cut(int x, int y, int width, int height)
    {
        byte[] part = new byte[width * height * Components];
        int row = width * Components;
        for (int i = 0; i < height; i++)
        {
            Samples.AsSpan(((y + i) * Width + x) * Components, row).CopyTo(part.AsSpan(i * row));
        }

        return new JpegPixels(width, height, Components, part);
    }

    /// <summary>As a file, with density and profile of the one the samples are from.</summary>
    public byte[] Encode(JpegFile original)
    {
        using var stream = new MemoryStream();
        var to = new jpeg_compress_struct(new Silent());
        to.jpeg_stdio_dest(stream);
        to.Image_width = Width;
        to.Image_height = Height;
        to.Input_components = Components;
        to.In_color_space = Space(Components);
        to.jpeg_set_defaults();
        to.jpeg_set_quality(Quality, true);
        to.Component_info[0].H_samp_factor = 1;
        to.Component_info[0].V_samp_factor = 1;
        if (original.DotsPerInch >= 1)
        {
            to.Density_unit = DensityUnit.DotsInch;
            to.X_density = to.Y_density = (short)Math.Min(short.MaxValue, Math.Round(original.DotsPerInch));
        }

        to.jpeg_start_compress(true);
        ReadOnlySpan<byte> profile = original.Icc.AsSpan();
        int parts = (profile.Length + ProfilePart - 1) / ProfilePart;
        for (int part = 1; part <= parts && parts <= byte.MaxValue; part++)
        {
            ReadOnlySpan<byte> own = profile[((part - 1) * ProfilePart)..];
            own = own[..Math.Min(own.Length, ProfilePart)];
            to.jpeg_write_marker(0xE2, [.. "ICC_PROFILE\0"u8, (byte)part, (byte)parts, .. own]);
        }

        int stride = Width * Components;
        byte[][] row = [new byte[stride]];
        for (int y = 0; y < Height; y++)
        {
            Samples.AsSpan(y * stride, stride).CopyTo(row[0]);
            to.jpeg_write_scanlines(row, 1);
        }

        to.jpeg_finish_compress();
        return stream.ToArray();
    }

    private static J_COLOR_SPACE Space(int components) =>
        components switch
        {
            1 => J_COLOR_SPACE.JCS_GRAYSCALE,
            3 => J_COLOR_SPACE.JCS_RGB,
            4 => J_COLOR_SPACE.JCS_CMYK,
            _ => J_COLOR_SPACE.JCS_UNKNOWN,
        };

    /// <summary>Says nothing on the console of what it makes good; throws where it cannot.</summary>
    private sealed class Silent : jpeg_error_mgr
    {
        public override void output_message() { }
    }
}
