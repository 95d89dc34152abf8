using System.Buffers.Binary;
using System.Text;

namespace Edition.Print.Pdf;

/// <summary>
/// The sRGB colour space (IEC 61966-2-1) as an ICC version 2 display profile of three primaries and one curve
/// (ICC.1:2001-04), made here so that no foreign file need be carried.
/// </summary>
internal static class IccProfile
{
    private const int CurvePoints = 256;

    public static byte[] Srgb()
    {
        // White D50 and the primaries of BT.709 adapted to it by the Bradford method, in s15Fixed16.
        byte[] curve = Curve();
        (string Signature, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", [.. "text"u8, 0, 0, 0, 0, .. "No rights reserved."u8, 0]),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        int position = 128 + 4 + tags.Length * 12;
        var body = new List<byte>();
        var table = new List<byte>(Big32(tags.Length));
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        foreach (var (signature, data) in tags)
        {
            if (!places.TryGetValue(data, out int place))
            {
                place = position + body.Count;
                places[data] = place;
                body.AddRange(data);
                body.AddRange(new byte[(4 - body.Count % 4) % 4]);
            }

            table.AddRange([.. Encoding.ASCII.GetBytes(signature), .. Big32(place), .. Big32(data.Length)]);
        }

        byte[] profile = [.. new byte[128], .. table, .. body];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        byte[] date = [0x07, 0xE9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]; // the profile's own date, not the edition's
        date.CopyTo(profile, 24);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
        return profile;
    }

    private static byte[] Curve()
    {
        byte[] curve = new byte[12 + CurvePoints * 2];
        "curv"u8.CopyTo(curve);
        BinaryPrimitives.WriteInt32BigEndian(curve.AsSpan(8), CurvePoints);
        for (int i = 0; i < CurvePoints; i++)
        {
            double value = i / (CurvePoints - 1.0);
            double linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + i * 2), (ushort)Math.Round(linear * 65535));
        }

        return curve;
    }

    private static byte[] Description(string text) =>
        [
            .. "desc"u8,
            0,
            0,
            0,
            0,
            .. Big32(text.Length + 1),
            .. Encoding.ASCII.GetBytes(text),
            0,
            .. new byte[8 + 3 + 67],
        ];

    private static byte[] Xyz(double x, double y, double z) =>
        [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Fixed(double value) => Big32((int)Math.Round(value * 65536));

    private static byte[] Big32(int value) =>
        [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
