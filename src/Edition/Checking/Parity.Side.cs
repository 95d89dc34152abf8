using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>What one language says.</summary>
internal static partial class Parity
{
    private readonly record struct Found(Fact Fact, string Text, SourceSpan Place);

    /// <summary>
    /// The passages of one language that answer to those of the other; notes are compared by their number only.
    /// </summary>
    private sealed class Side(Lang lang, List<Passage> passages, SourceSpan place)
    {
        private readonly List<Passage> own = passages.FindAll(passage => passage.Note is null);

        public Lang Lang => lang;

        public SourceSpan Place => place.Source is null && own.Count > 0 ? own[0].Span : place;

        public static Side Of(string text, Lang lang, SourceSpan span) =>
            new(lang, [new Passage([new Text(span, lang, text)], lang, PassageKind.Title, span)], span);

        public List<Found> Facts()
        {
            List<Found> all = [];
            foreach (Passage passage in own)
            {
                foreach (Fact fact in Checking.Facts.In(passage.Text, lang.Primary))
                {
                    if (passage.IsOpen(fact.Start))
                    {
                        all.Add(
                            new Found(
                                fact,
                                passage.Text.Substring(fact.Start, fact.Length),
                                passage.Place(fact.Start, fact.Length)
                            )
                        );
                    }
                }
            }

            return all;
        }

        public HashSet<string> LatinWords()
        {
            HashSet<string> words = new(StringComparer.Ordinal);
            foreach (Passage passage in own)
            {
                for (int i = 0; i < passage.Text.Length; i++)
                {
                    int end = Letters.WordEnd(passage.Text, i);
                    if (end > i)
                    {
                        words.Add(passage.Text[i..end]);
                        i = end - 1;
                    }
                }
            }

            return words;
        }

        public Dictionary<int, int> NumbersInWords()
        {
            Dictionary<int, int> numbers = [];
            foreach (int number in own.SelectMany(passage => Calendar.NumbersInWords(passage.Text)))
            {
                numbers[number] = numbers.GetValueOrDefault(number) + 1;
            }

            return numbers;
        }
    }
}
