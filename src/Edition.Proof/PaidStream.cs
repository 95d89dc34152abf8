namespace Edition.Proof;

/// <summary>
/// XML as it is unpacked, paid for before the parser has it: each byte, and each "&lt;" and "=", which are the elements
/// and attributes that the parser will hold.
/// </summary>
internal sealed class PaidStream(Stream inner, Budget budget) : Stream
{
    /// <summary>What an element or an attribute weighs among the objects of a budget.</summary>
    private const int Weight = 2;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        ReadOnlySpan<byte> bytes = buffer[..read];
        budget.Bytes(read);
        budget.Objects(Weight * (bytes.Count((byte)'<') + bytes.Count((byte)'=')));
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
