using System.Collections.Immutable;
using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Rules;

namespace DitSite.Content.Publishing;

/// <summary>What a reading of the content led to.</summary>
/// <param name="Snapshot">What may be served; null when there is nothing to serve.</param>
/// <param name="Documents">What it was built from: the next last good version.</param>
/// <param name="Held">Paths of items that stay at their last good version, or are left out for want of one.</param>
public sealed record BuiltContent(ContentSnapshot? Snapshot, IReadOnlyList<ContentDocument> Documents, ImmutableArray<string> Held, ImmutableArray<Finding> Findings);

/// <summary>From documents to a snapshot: an item in error stays at its last good version, with those that refer to it, and the rest goes live.</summary>
public static class SnapshotBuilder
{
    /// <param name="lastGood">What was published before; null when nothing was.</param>
    /// <param name="today">London's date.</param>
    public static BuiltContent Build(ContentBatch batch, IReadOnlyList<ContentDocument>? lastGood, DateOnly today)
    {
        var read = batch.Documents.DistinctBy(document => document.Path).ToDictionary(document => document.Path);
        var first = ContentRules.Check(new ContentSet(batch.Documents, today, batch.Media));
        ImmutableArray<Finding> findings = [.. batch.Findings, .. first];
        if (findings.All(finding => finding.Severity != Severity.Error))
        {
            return Finish(read.Values, [], findings, today);
        }

        if (lastGood is null)
        {
            return new BuiltContent(null, [], [], findings);
        }

        var candidate = new HeldBack(read, lastGood.DistinctBy(document => document.Path).ToDictionary(document => document.Path), today, batch.Media);
        var held = candidate.Settle(batch.Findings, first);
        return Finish(candidate.Documents, held, [.. findings, .. candidate.Notes(batch.Findings, first)], today);
    }

    /// <summary>For documents that were checked when they were published: what they say has not changed, and whoever waits for the first page need not wait for the rules.</summary>
    public static BuiltContent Unchecked(IReadOnlyList<ContentDocument> documents, DateOnly today) => Finish(documents.DistinctBy(document => document.Path), [], [], today);

    private static BuiltContent Finish(IEnumerable<ContentDocument> documents, ImmutableArray<string> held, ImmutableArray<Finding> findings, DateOnly today)
    {
        var all = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToList();
        var sorted = findings.OrderBy(finding => finding.Origin, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal).ToImmutableArray();
        var snapshot = CatalogueBuilder.Build(new ContentSet(all, today), ContentHash.Version(all, today));
        return new BuiltContent(snapshot is null ? null : snapshot with { Findings = sorted }, all, held, sorted);
    }
}
