using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Rules;

namespace DitSite.Content.Publishing;

/// <summary>Finds the smallest step back that leaves no error: items in error first, then those that refer to them, then what those need.</summary>
/// <param name="read">Documents as read, by path; it becomes what may be published.</param>
/// <param name="lastGood">Documents last published, by path.</param>
/// <param name="media">Names of the files below <c>/media/</c>; null: they are not known here.</param>
internal sealed class HeldBack(Dictionary<string, ContentDocument> read, Dictionary<string, ContentDocument> lastGood, DateOnly today, IReadOnlySet<string>? media)
{
    private readonly HashSet<string> held = [];

    public IEnumerable<ContentDocument> Documents => read.Values;

    /// <returns>Paths of the items held back.</returns>
    public ImmutableArray<string> Settle(IReadOnlyList<Finding> reading, IReadOnlyList<Finding> first)
    {
        // What can't be read at all, but was published, is still there.
        foreach (var document in lastGood.Values.Where(document => !read.ContainsKey(document.Path) && HasError(reading, document)).ToList())
        {
            HoldBack(document.Path);
        }

        foreach (var document in read.Values.Where(document => HasError(reading, document)).ToList())
        {
            HoldBack(document.Path);
        }

        IReadOnlyList<Finding> findings = held.Count == 0 ? first : Check();
        while (true)
        {
            // A finding about a missing item (no site, no cookie notice) names the file it should be in.
            var inError = read.Values.Concat(lastGood.Values).Where(document => HasError(findings, document)).Select(document => document.Path).Distinct().ToList();
            if (inError.Count == 0 || !StepBack(inError))
            {
                return [.. held.Order(StringComparer.Ordinal)];
            }

            findings = Check();
        }
    }

    /// <summary>Tells the editor which items wait for another's repair.</summary>
    public IEnumerable<Finding> Notes(IReadOnlyList<Finding> reading, IReadOnlyList<Finding> first) =>
        held.Select(path => read.GetValueOrDefault(path)).OfType<ContentDocument>().Where(document => !HasError(reading, document) && !HasError(first, document))
            .Select(document => new Finding(Severity.Due, "held-back", document.Origin, 0, "", "This item stays at its last good version until the items it belongs with are right."));

    private bool StepBack(List<string> inError)
    {
        var moved = false;
        foreach (var path in inError)
        {
            moved |= HoldBack(path);
        }

        var references = new ItemReferences(new ContentSet(read.Values, today));
        foreach (var path in read.Keys.Where(path => references.Of(path).Any(held.Contains)).ToList())
        {
            moved |= HoldBack(path);
        }

        if (moved)
        {
            return true;
        }

        // They are at their last good version already: then so must be what they lean on.
        var before = new ItemReferences(new ContentSet(lastGood.Values, today));
        foreach (var path in inError.SelectMany(before.Of).Distinct().ToList())
        {
            moved |= HoldBack(path);
        }

        return moved;
    }

    private bool HoldBack(string path)
    {
        var good = lastGood.GetValueOrDefault(path);
        var now = read.GetValueOrDefault(path);
        if (good is null ? now is null : now is not null && ContentHash.Of(now) == ContentHash.Of(good))
        {
            return false;
        }

        held.Add(path);
        if (good is null)
        {
            read.Remove(path);
        }
        else
        {
            read[path] = good;
        }

        return true;
    }

    private IReadOnlyList<Finding> Check() => ContentRules.Check(new ContentSet(read.Values, today, media));

    // What is missing has no origin but the file it would be in, whatever the source.
    private static bool HasError(IReadOnlyList<Finding> findings, ContentDocument document) => findings.Any(finding =>
        finding.Severity == Severity.Error && (finding.Origin == document.Origin || (finding.Rule == "missing-item" && FilePlace.Of(finding.Origin)?.Path == document.Path)));
}
