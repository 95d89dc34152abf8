using System.Buffers;

namespace Edition.Packaging;

/// <summary>Bytes that lie in several places, one behind the other, so that nobody need copy them together.</summary>
public static class Pieces
{
    public static ReadOnlySequence<byte> Of(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        Piece? first = null,
            last = null;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            last = new Piece(piece, last);
            first ??= last;
        }

        return first is null ? default : new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            before?.Next = this;
        }
    }
}
