using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Rules;

namespace DitSite.Cms.Rules;

/// <summary>What the content check says of a change before it goes live.</summary>
/// <param name="Refusals">Sentences for the editor; with one of them the change must not go live.</param>
/// <param name="Warnings">What is wrong elsewhere already, and reminders about what changes; they stop nothing.</param>
internal sealed record GuardReport(ImmutableArray<string> Refusals, ImmutableArray<string> Warnings);

/// <summary>The rules of the content check over what would be published: errors of the items themselves, and errors they would make elsewhere.</summary>
internal static partial class PublishGuard
{
    // More would hide the rest of the page from an editor; the desk of the site lists everything.
    private const int Most = 5;

    /// <param name="before">Documents published now.</param>
    /// <param name="after">Documents published if the change went through.</param>
    /// <param name="changed">Origins of the items that the change is about.</param>
    /// <param name="today">London's date.</param>
    public static GuardReport Check(IReadOnlyList<ContentDocument> before, IReadOnlyList<ContentDocument> after, IReadOnlySet<string> changed, DateOnly today)
    {
        var known = ContentRules.Check(new ContentSet(before, today)).Select(Identity).ToHashSet();
        var findings = ContentRules.Check(new ContentSet(after, today));
        var documents = before.Concat(after).GroupBy(document => document.Origin).ToDictionary(group => group.Key, group => group.Last());
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToLookup(finding => changed.Contains(finding.Origin) || !known.Contains(Identity(finding)));
        var due = findings.Where(finding => finding.Severity == Severity.Due && changed.Contains(finding.Origin));
        return new GuardReport(
            Sentences(errors[true], changed, documents),
            [.. Sentences(errors[false], changed, documents), .. Sentences(due.Where(finding => finding.Rule != "not-set"), changed, documents)]);
    }

    private static ImmutableArray<string> Sentences(IEnumerable<Finding> findings, IReadOnlySet<string> changed, Dictionary<string, ContentDocument> documents)
    {
        var all = findings.Select(finding => Sentence(finding, changed.Contains(finding.Origin), documents.GetValueOrDefault(finding.Origin))).Distinct().ToList();
        return all.Count <= Most ? [.. all] : [.. all.Take(Most), $"And {all.Count - Most} more."];
    }

    private static string Sentence(Finding finding, bool isOwn, ContentDocument? document)
    {
        var place = document is null ? "" : Place(document.ContentType, finding.Property);
        var item = isOwn && place.Length > 0 || document is null ? "" : $"'{document.Name}'{(place.Length > 0 ? ", " : "")}";
        var words = Captions.Of(finding, document?.ContentType);
        return item.Length + place.Length == 0 ? words : $"{item}{place}: {words}";
    }

    /// <summary>Where a property stands on an editor's form: <c>fees[0].amount</c> is "Fee options, row 1, Amount".</summary>
    internal static string Place(string contentType, string property)
    {
        var properties = ContentModel.Types.FirstOrDefault(type => type.Alias == contentType)?.Properties ?? [];
        var words = new List<string>();
        foreach (var step in property.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Step().Match(step);
            if (properties.FirstOrDefault(candidate => candidate.Alias == match.Groups["alias"].Value) is not { } found)
            {
                return string.Join(", ", words);
            }

            words.Add(found.Label);
            if (match.Groups["row"] is { Success: true } row)
            {
                words.Add($"{(found.Rows is null ? "line" : "row")} {int.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture) + 1}");
            }

            properties = found.Rows?.Properties ?? [];
        }

        return string.Join(", ", words);
    }

    private static (Severity, string, string, string, string) Identity(Finding finding) => (finding.Severity, finding.Rule, finding.Origin, finding.Property, finding.Message);

    [GeneratedRegex(@"^(?<alias>\w+)(?:\[(?<row>\d+)\])?$")]
    private static partial Regex Step();
}
