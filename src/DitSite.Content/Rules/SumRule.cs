using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>Cases × sessions × supervision for each patient is the supervision in all (S69): 2 × 16 × ½ hour = 16 hours.</summary>
/// <remarks>Among facts a figure says by <c>product-of</c> what it is made of; in prose the words do.</remarks>
public sealed class SumRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) =>
        (item.Type.Alias == "course" ? Figures(item) : []).Concat(item.ShownTexts.Where(text => text.IsMarkdown).SelectMany(text => Words(text, set)));

    private static IEnumerable<Finding> Figures(ContentItem course)
    {
        var rows = course.Values.Rows("figures").Where(row => row.Has("code")).DistinctBy(row => row.Text("code")).ToDictionary(row => row.Text("code")!);
        foreach (var row in rows.Values.Where(row => !row.List("productOf").IsEmpty))
        {
            if (row.List("productOf").FirstOrDefault(code => !rows.ContainsKey(code)) is { } unknown)
            {
                yield return course.Error("reference", row.PathOf("productOf"), $"'product-of' names the figure '{unknown}', which the course does not have.");
                continue;
            }

            var parts = row.List("productOf").Select(code => Quantity.Parse(rows[code].Text("amount"))).ToList();
            if (Quantity.Parse(row.Text("amount")) is not { } whole || parts.Exists(part => part is null))
            {
                continue;
            }

            var product = parts.Aggregate(1m, (sum, part) => sum * part!.Value.Top / part.Value.Bottom);
            if (product != (decimal)whole.Top / whole.Bottom)
            {
                var arithmetic = $"{string.Join(" × ", parts.Select(part => part!.Value.Digits))} = {product.ToString("#,0.##", UkText.Culture)}, not {whole.Digits}";
                var first = rows[row.List("productOf")[0]];
                yield return course.Error("figure-product", row.PathOf("amount"), $"'{row.Text("label")}' is the product of {UkText.List(row.List("productOf"))}: {arithmetic}.") with
                {
                    Contradiction = new Contradiction("figure-product", new(course.Origin, course.LineOf(row.PathOf("amount")), $"{row.Text("label")}: {whole.Digits} {row.Text("unit")}"),
                        new(course.Origin, course.LineOf(first.PathOf("amount")), string.Join("; ", row.List("productOf").Select(code => $"{rows[code].Text("label")}: {rows[code].Text("amount")} {rows[code].Text("unit")}"))), arithmetic),
                };
            }
        }
    }

    private static IEnumerable<Finding> Words(ItemText text, ContentSet set)
    {
        var paragraphs = Sentence.In(text, set).GroupBy(sentence => sentence.Paragraph);
        foreach (var paragraph in paragraphs.Where(paragraph => paragraph.Key.Contains("session", StringComparison.OrdinalIgnoreCase) && paragraph.Key.Contains("supervision", StringComparison.OrdinalIgnoreCase)))
        {
            var sentences = paragraph.Where(sentence => !sentence.IsAside).ToList();
            (Sentence Sentence, Match Match)? Find(Regex pattern) => sentences.Select(sentence => (Sentence: sentence, Match: pattern.Match(sentence.Words))).Where(pair => pair.Match.Success).Select(pair => ((Sentence, Match)?)pair).FirstOrDefault();
            if (Find(Share) is not { } share || Find(Total) is not { } total || Find(Cases) is not { } cases
                || Minutes(share.Match) is not { } minutes || Numerals.Value(share.Match.Groups["sessions"].Value) is not { } sessions
                || Numerals.Value(total.Match.Groups["n"].Value) is not { } hours || Numerals.Value(cases.Match.Groups["n"].Value) is not { } patients || patients * sessions * minutes == hours * 60)
            {
                continue;
            }

            var arithmetic = $"{patients:0} × {sessions:0} × {UkText.Duration((int)minutes)} = {UkText.Duration((int)(patients * sessions * minutes))}, not {UkText.Duration((int)hours * 60)}";
            yield return text.Error("contradiction", LiteralText.LineOf(text.Raw, total.Sentence.Start + total.Match.Index), $"The parts of the supervision do not make its sum: {arithmetic}.") with
            {
                Contradiction = new Contradiction("supervision-sum", Side(text, total.Sentence, total.Match), Side(text, share.Sentence, share.Match), arithmetic),
            };
        }
    }

    private static ContradictionSide Side(ItemText text, Sentence sentence, Match match) => new(text.Item.Origin, sentence.LineAt(match.Index), sentence.Excerpt(match.Index, match.Length));

    private static decimal? Minutes(Match match) =>
        match.Groups["half"].Success ? 30 : Numerals.Value(match.Groups["n"].Value) is { } number ? number * (match.Groups["unit"].Value.StartsWith('m') ? 1 : 60) : null;

    private static Regex Share { get; } = new(@"(?:(?<half>half\s+an\s+hour|½\s+(?:an\s+)?hour|half-hour)|" + Numerals.WholeOrA + @"[\s-]+(?<unit>minutes?|mins?|hours?))['’s]*\s+(?:of\s+)?(?:supervision\s+)?(?:per|for\s+each|for\s+every|for|a|each)\s+(?:patient|case)\b[^.]{0,40}?\b(?:over|across|in|for|at)\s+(?:each\s+of\s+)?(?<sessions>\d{1,3}|ten|twelve|fourteen|fifteen|sixteen|eighteen|twenty)\s+(?:weekly\s+)?sessions", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Total { get; } = new(Numerals.Whole + @"\s+(?:hours|hrs)\s+(?:of\s+)?(?:DIT\s+)?supervision\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Cases { get; } = new(Numerals.Whole + @"\s+(?:DIT\s+)?(?:training\s+)?(?:cases|patients)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
