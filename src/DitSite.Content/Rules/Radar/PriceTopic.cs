using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules.Radar;

/// <summary>What a fee, a stage or an add-on costs: one amount in a sentence that names one of them.</summary>
internal sealed record PriceTopic() : Topic("price")
{
    private static readonly string[] Lists = ["fees", "costs", "addOns"];
    private static readonly ConcurrentDictionary<string, Regex> Names = new();

    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course) =>
        from item in set.RunsOf(course).Prepend(course)
        from row in Lists.SelectMany(list => item.Values.Rows(list))
        where row.Money("amount") is not null && row.Text("code") is not null
        select Claim.Of(item, row.PathOf("amount"), $"{row.Text("label")}: {UkText.Money(row.Money("amount")!.Value)}", row.Money("amount")!.Value, UkText.Money(row.Money("amount")!.Value)) with { Key = row.Text("code")! };

    public override IEnumerable<Claim> Prose(Sentence sentence, ContentSet set)
    {
        if (!sentence.Words.Contains('£', StringComparison.Ordinal) || sentence.IsAside || Other.IsMatch(sentence.Words) || Amount.Matches(sentence.Words) is not [var amount])
        {
            yield break;
        }

        var named = Subjects(sentence, set).Where(subject => Near(sentence.Words, subject.Name, amount)).ToList();
        if (named.Count == 1 && decimal.TryParse(amount.Groups["pounds"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && !sentence.DeniesAt(amount.Index))
        {
            var (from, to) = (Math.Min(named[0].Name.Index, amount.Index), Math.Max(named[0].Name.Index + named[0].Name.Length, amount.Index + amount.Length));
            yield return Claim.Of(sentence, from, to - from, pounds, UkText.Money(pounds)) with { Key = named[0].Code };
        }
    }

    public override string Arithmetic(Claim here, Claim there) => $"{here.Shown} and {there.Shown} differ by {UkText.Money(Math.Abs(here.Value - there.Value))}";

    // Longest names first: 'course fee including role play' is not the role play.
    private static List<(string Code, Match Name)> Subjects(Sentence sentence, ContentSet set)
    {
        var rows = set.OfType("course").Where(course => sentence.Text.Item.CourseSlug is not { } own || course.Slug == own).SelectMany(course => Lists.SelectMany(list => course.Values.Rows(list)))
            .Where(row => row.Text("code") is not null && row.Text("label") is not null).Select(row => (Code: row.Text("code")!, Label: row.Text("label")!)).DistinctBy(row => row.Code).OrderByDescending(row => row.Label.Length);
        List<(string Code, Match Name)> found = [];
        foreach (var (code, label) in rows)
        {
            foreach (Match match in Pattern(label).Matches(sentence.Words))
            {
                if (found.TrueForAll(other => match.Index + match.Length <= other.Name.Index || match.Index >= other.Name.Index + other.Name.Length))
                {
                    found.Add((code, match));
                }
            }
        }

        return [.. found.DistinctBy(each => each.Code)];
    }

    private static bool Near(string words, Match name, Match amount)
    {
        var (from, to) = name.Index < amount.Index ? (name.Index + name.Length, amount.Index) : (amount.Index + amount.Length, name.Index);
        return to - from is >= 0 and < 70 && (name.Index < amount.Index ? Costs : For).IsMatch(words[from..Math.Max(from, to)]);
    }

    private static Regex Pattern(string label) => Names.GetOrAdd(label, text =>
        new Regex(@"\b" + string.Join(@"[\s-]+", Regex.Split(text.Split(" of ")[0], @"[\s-]+").Select(Regex.Escape)) + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private static Regex Amount { get; } = new(@"£\s?(?<pounds>\d[\d,]*(?:\.\d{2})?)");

    private static Regex Costs { get; } = new(@"^[^.;£]*\b(?:costs?|is|are|price|priced|fees?|charged?|comes to|at|for|adds|another|further)\b[^.;£]*$|^\s*[:(–-]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex For { get; } = new(@"^\s*(?:[a-z]+\s+){0,2}?(?:for|is the (?:cost|price|fee) of)\s+(?:(?:the|a|an|your|assessed|each)\s+){0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Other { get; } = new(@"\b(?:deposit|discount|off|less|cheaper|dearer|more than|up to|under|over|between|from|per|an hour|hourly|each (?:hour|session|tape)|every|refund\w*|sav(?:e|es|ing)|difference|total\w*|together|bursary|grant|instalments?|towards|increase\w*|rise|VAT|admin\w*|late|transfer|postage)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
