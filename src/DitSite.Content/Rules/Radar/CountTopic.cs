using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules.Radar;

/// <summary>A number with a unit that prose may write out and a fact may hold.</summary>
/// <param name="Unit">The unit that values are compared in, in the plural: days, months.</param>
/// <param name="Hints">One of these stands in every sentence that can hold such a claim.</param>
/// <param name="Label">Which facts hold it, by their label.</param>
/// <param name="Patterns">How prose writes it: group <c>n</c> is the number and <c>unit</c>, where there is one, its unit.</param>
internal sealed record CountTopic(string Name, string Unit, string[] Hints, Regex Label, params Regex[] Patterns) : Topic(Name)
{
    private static readonly string[] Time = ["days", "months", "hours"];

    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course)
    {
        foreach (var fact in set.Facts.Of(course.Slug).Where(fact => fact.Value is FactValue.Count && Label.IsMatch(fact.Label)))
        {
            if (fact.Value is FactValue.Count { Number: { IsWhole: true, Top: var number }, Unit: var unit } && Fits(unit) && set.FindByOrigin(fact.Origin) is { } item)
            {
                yield return Claim.Of(item, fact.Property, $"{fact.Label}: {fact.Display}", Numerals.InBase(number, unit), Numerals.Show(number, unit));
            }
        }
    }

    public override IEnumerable<Claim> Prose(Sentence sentence, ContentSet set)
    {
        if (!Hints.Any(hint => sentence.Words.Contains(hint, StringComparison.OrdinalIgnoreCase)) || sentence.IsAside)
        {
            yield break;
        }

        foreach (var match in Patterns.SelectMany(pattern => pattern.Matches(sentence.Words)))
        {
            var number = match.Groups["n"];
            var unit = match.Groups["unit"] is { Success: true, Value: var written } ? written : Unit;
            if (Numerals.Value(number.Value) is { } value && !sentence.DeniesAt(match.Index) && !sentence.DeniesAt(number.Index))
            {
                yield return Claim.Of(sentence, match.Index, match.Length, Numerals.InBase(value, unit), Numerals.Show(value, unit));
            }
        }
    }

    public override string Arithmetic(Claim here, Claim there)
    {
        static string In(Claim claim, string unit) => Numerals.Show(claim.Value, unit) is var shown && shown == claim.Shown ? shown : $"{claim.Shown} = {shown}";
        return $"{In(here, Unit)}; {In(there, Unit)}; they are {Numerals.Show(Math.Abs(here.Value - there.Value), Unit)} apart";
    }

    private bool Fits(string unit) => (Units.Plural(unit), Unit) switch
    {
        ("years" or "months", "months") => true,
        ("weeks" or "days", "days") => true,
        (var other, _) when Time.Contains(Unit) => other == Unit,
        (var other, _) => other.EndsWith(Unit, StringComparison.Ordinal),
    };
}
