namespace Edition.Tests.Review;

/// <summary>Edits of a manuscript's running text as its author might make them.</summary>
internal static class RandomEdits
{
    private static readonly string[] Words = ["озёрный", "и", "тихо", "вода", "«сеть»", "тогда", "long", "№ 7"];

    /// <summary>The numbers are choices, four to an edit.</summary>
    public static string Of(string text, int[] choices)
    {
        List<string> blocks = [.. text.Split("\n\n")];
        for (int i = 0; i + 3 < choices.Length; i += 4)
        {
            int[] prose = [.. Enumerable.Range(0, blocks.Count).Where(block => IsProse(blocks, block))];
            if (prose.Length == 0)
            {
                break;
            }

            int at = prose[Choose(choices[i], prose.Length)];
            string[] words = blocks[at].Split(' ');
            int word = Choose(choices[i + 1], words.Length);
            string other = Words[Choose(choices[i + 2], Words.Length)];
            switch (Choose(choices[i + 3], 7))
            {
                case 0 when IsPlain(words[word]):
                    words[word] = other;
                    blocks[at] = string.Join(' ', words);
                    break;
                case 1:
                    blocks[at] = string.Join(' ', [.. words[..word], other, .. words[word..]]);
                    break;
                case 2 when words.Length > 2 && word > 0 && IsPlain(words[word]):
                    blocks[at] = string.Join(' ', [.. words[..word], .. words[(word + 1)..]]);
                    break;
                case 3:
                    blocks.Insert(
                        at + 1,
                        $"Новое {other} о рыбе,\nнаписанное {Words[Choose(choices[i], Words.Length)]}."
                    );
                    break;
                case 4 when IsPlain(blocks[at]):
                    blocks.RemoveAt(at);
                    break;
                case 5 when IsPlain(blocks[at]):
                    string moved = blocks[at];
                    blocks.RemoveAt(at);
                    int[] places = [.. Enumerable.Range(0, blocks.Count).Where(block => IsProse(blocks, block))];
                    blocks.Insert(places.Length == 0 ? at : places[Choose(choices[i + 1], places.Length)], moved);
                    break;
                case 6 when IsPlain(words[word]):
                    words[word] = $"*{words[word]}*";
                    blocks[at] = string.Join(' ', words);
                    break;
                default:
                    break;
            }
        }

        return string.Join("\n\n", blocks);
    }

    private static int Choose(int choice, int options) => (int)((uint)choice % (uint)options);

    private static bool IsProse(List<string> blocks, int at) =>
        blocks[at].Length > 0
        && char.IsLetter(blocks[at][0])
        && !(blocks[at].Length > 1 && blocks[at][1] == ')')
        && !blocks[at].Contains(":::", StringComparison.Ordinal)
        && blocks.Take(at).Sum(block => Fences(block)) == 0;

    /// <summary>Open containers: each begins with attributes or a word, and ends with colons alone.</summary>
    private static int Fences(string block) =>
        block
            .Split('\n')
            .Where(line => line.StartsWith(":::", StringComparison.Ordinal))
            .Sum(line => line.Trim(':', ' ').Length > 0 ? 1 : -1);

    private static bool IsPlain(string words) => words.Length > 0 && words.All(c => !"[]*\"`\\".Contains(c));
}
