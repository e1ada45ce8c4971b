using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content;

/// <summary>The content folder that ships with the site, read and published as in Production: without samples.</summary>
public sealed class ShippedContent : IAsyncLifetime
{
    /// <summary>A London date after the last edit of the shipped content and before its review dates.</summary>
    private static readonly DateOnly Today = new(2027, 2, 1);

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public ContentSnapshot Snapshot { get; private set; } = null!;

    internal SeedFactTargets Targets { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var batch = await ReadAsync(Repository.PathOf("content"), showSamples: false);
        var built = SnapshotBuilder.Build(batch, lastGood: null, Today);
        Findings = built.Findings;
        Snapshot = built.Snapshot ?? throw new InvalidOperationException($"The shipped content can't be published: {string.Join("; ", built.Findings)}");
        Targets = new(batch.Documents, Snapshot);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static async Task<ContentBatch> ReadAsync(string folder, bool showSamples)
    {
        using var source = new EmbeddedSource(folder, showSamples);
        return await source.ReadAsync(CancellationToken.None);
    }
}
