using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>A cost that one of the fees includes is not simply on top of the fee (S136).</summary>
internal sealed record IncludedCostTopic() : Topic("included-cost")
{
    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course) =>
        from row in course.Values.Rows("fees")
        from code in row.List("includes")
        select Claim.Of(course, row.PathOf("includes"), $"{row.Text("label")}: includes {code}", 1, "included in a fee") with { Key = code };

    public override IEnumerable<Claim> Prose(Sentence sentence, ContentSet set)
    {
        if (sentence.IsAside || !OnTop.IsMatch(sentence.Words) || Explained.IsMatch(sentence.Paragraph))
        {
            return [];
        }

        var costs = set.OfType("course").Where(course => course.Slug == (sentence.Text.Item.CourseSlug ?? course.Slug)).SelectMany(course => course.Values.Rows("costs"));
        return costs.Where(row => row.Text("code") is not null && row.Text("label") is { } label && Names(sentence.Words, label))
            .Select(row => Claim.Of(sentence, 0, sentence.Words.Length, 2, "on top of every fee") with { Key = row.Text("code")! });
    }

    public override string Arithmetic(Claim here, Claim there) => "whoever chose the fee that includes it would pay it twice: 1 × in the fee + 1 × on top = 2 ×";

    private static bool Names(string words, string label) =>
        words.Replace('-', ' ').Replace('\n', ' ').Contains(label.Replace('-', ' '), StringComparison.OrdinalIgnoreCase);

    private static Regex OnTop { get; } = new(@"\b(?:an?|the)?\s*(?:additional|extra|further)\s+(?:cost|charge|fee|£|sum|payment)|\banother\s+£|\bon\s+top(?=\s*(?:$|[.,;]|of\s+(?:the|your|every|each|that|any)\s+(?:course\s+|training\s+)?(?:fee|price|cost)))|\bcosts?\s+extra\b|\bnot\s+included\b|\bcharged\s+(?:separately|as\s+well|extra)\b|\bin\s+addition\s+to\s+(?:the|your)\s+(?:course\s+|training\s+)?fee", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Explained { get; } = new(@"\bdifference\b|\bwith or without\b|\bonly once\b|\bwithout\s+(?:the\s+)?role|\bexclud\w+|\balready\s+includ\w+|\bunless\b|\bif\s+you\s+(?:chose|choose|have\s+chosen|did\s+not)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
