using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>One sentence, list item, heading or table row, with references and markup blanked, so that only what a person wrote out is read.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Words">As long as the text it stands for, line breaks included.</param>
/// <param name="Paragraph">What it is part of.</param>
internal sealed record Sentence(ItemText Text, int Start, string Words, string Paragraph)
{
    // Nobody writes such a sentence by hand, and no pattern shall labour over it.
    private const int Longest = 1200;

    /// <summary>Line of the file of a place in the sentence.</summary>
    public int LineAt(int index) => Text.LineAt(LiteralText.LineOf(Text.Raw, Start + index));

    /// <summary>What was written there, on one line.</summary>
    public string Excerpt(int index, int length) => Space.Replace(Text.Raw.Substring(Start + index, length), " ").Trim().Trim('*', '_', '|', ' ');

    private bool? aside;

    /// <summary>All sentences of a text but those somebody permitted with a reason on their line; cut once for all rules.</summary>
    public static IReadOnlyList<Sentence> In(ItemText text, ContentSet set) => set.Sentences(text, () => [.. Cut(text)]);

    private static IEnumerable<Sentence> Cut(ItemText text)
    {
        var literal = text.Literal;
        var words = Markup.Replace(literal.Searchable, match => new string(' ', match.Length));
        foreach (Match paragraph in Paragraphs.Matches(words))
        {
            var start = 0;
            foreach (Match end in SentenceEnd.Matches(paragraph.Value))
            {
                if (Make(start, end.Index) is { } sentence)
                {
                    yield return sentence;
                }

                start = end.Index + end.Length;
            }

            if (Make(start, paragraph.Length) is { } last)
            {
                yield return last;
            }

            Sentence? Make(int from, int to)
            {
                var (first, final) = (LiteralText.LineOf(text.Raw, paragraph.Index + from), LiteralText.LineOf(text.Raw, paragraph.Index + to));
                return to - from is > 1 and <= Longest && !Enumerable.Range(first, final - first + 1).Any(line => literal.ReasonAt(line) is not null)
                    ? new Sentence(text, paragraph.Index + from, paragraph.Value[from..to], paragraph.Length <= 4 * Longest ? paragraph.Value : "") : null;
            }
        }
    }

    /// <summary>Told of the past, of somebody else, or as an example: no claim about this site's courses of today.</summary>
    public bool IsAside => aside ??= Aside.IsMatch(Words);

    /// <summary>The words before a place deny what follows: "not a four-day course".</summary>
    public bool DeniesAt(int index) => Denial.IsMatch(Words[..index]);

    private static Regex Markup { get; } = new(@"(?<!(?:^|\n)[ \t]*)\*|\*(?! )|[`\[\]|\u0001]|(?<!\w)_|_(?!\w)");

    // A list item, heading or table row stands for itself; other lines run on until a blank one.
    internal static Regex Paragraphs { get; } = new(@"[^\n]*\S[^\n]*(?:\n(?!\s*(?:[-+•]|\d{1,2}[.)]|[a-z]\))\s|\s*#|\s*\d{1,2}[:.]\d{2}\s*(?:-|–|to)|\s*\n)[^\n]*\S[^\n]*)*");

    private static Regex SentenceEnd { get; } = new(@"(?<=[^\s.]{2}[.!?][""'’”)]*)(?<!\b(?:e\.g|i\.e|approx|vs|no|St)\.)\s+(?=\S)");

    private static Regex Aside { get; } = new(@"\b(?:used to|no longer|formerly|previously|originally|(?:in|of|until|before|since|from) (?:19|20)\d\d|at (?:that|the) time|had been|was|were|another (?:provider|organisation|school|course|country)|other (?:providers?|organisations?|schools?|courses)|elsewhere|some (?:providers|courses|people|schools|services)|for (?:example|instance)|e\.g|imagine|suppose|compared? (?:with|to)|unlike|would be)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Denial { get; } = new(@"(?:(?<!\b(?:could|can|did|have|has|had|are|were)\s)\bnot|\b(?:never|rather than|instead of|isn't|aren't|don't|doesn't|neither|nor|without))\s+(?:[a-z]+\s+){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Space { get; } = new(@"\s+");
}
