using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Rules;

namespace DitSite.Content.Publishing;

/// <summary>How the published content is doing, for the readiness check and the editor.</summary>
/// <param name="PublishedAt">UTC instant of the last successful reading; null before the first.</param>
/// <param name="LastFailure">Why the source could not be read last time, in a sentence; null when it could.</param>
/// <param name="FailedAt">UTC instant of that failure.</param>
/// <param name="Held">Paths of items that stay at their last good version.</param>
public sealed record ContentState(DateTimeOffset? PublishedAt, string? LastFailure, DateTimeOffset? FailedAt, ImmutableArray<string> Held, ImmutableArray<Finding> Findings)
{
    /// <summary>The items that are served, by the origin that findings name.</summary>
    internal ImmutableDictionary<string, ContentDocument> Items { get; init; } = ImmutableDictionary<string, ContentDocument>.Empty;

    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>The site serves, but not what its editors last wrote.</summary>
    public bool IsDegraded => LastFailure is not null || Errors > 0;

    /// <summary>What the item of an origin is called, and the alias of its type; null: no such item is served.</summary>
    public (string Name, string ContentType)? ItemAt(string origin) => Items.GetValueOrDefault(origin) is { } item ? (item.Name, item.ContentType) : null;
}

/// <summary>The present <see cref="ContentState"/>.</summary>
public sealed class ContentHealth
{
    private volatile ContentState state = new(null, null, null, [], []);

    public ContentState State => state;

    internal void Succeeded(BuiltContent built, DateTimeOffset at) => state = new ContentState(at, null, null, built.Held, built.Findings) { Items = ItemsOf(built) };

    internal void Kept(BuiltContent built, DateTimeOffset? confirmedAt, string reason, DateTimeOffset at) => state = new ContentState(confirmedAt, reason, at, built.Held, built.Findings) { Items = ItemsOf(built) };

    internal void Checked(BuiltContent built) => state = state with { Held = built.Held, Findings = built.Findings };

    internal void Failed(string reason, DateTimeOffset at) => state = state with { LastFailure = reason, FailedAt = at };

    private static ImmutableDictionary<string, ContentDocument> ItemsOf(BuiltContent built) => built.Documents.DistinctBy(document => document.Origin).ToImmutableDictionary(document => document.Origin);
}
