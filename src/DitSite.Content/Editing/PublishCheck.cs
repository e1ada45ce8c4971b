using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Content.Editing;

/// <summary>What the content would be after a publish.</summary>
/// <param name="Before">What the folder holds now.</param>
/// <param name="After">What it would hold; null when there would be nothing to serve.</param>
/// <param name="Errors">Errors in what is published, and errors that it would make elsewhere. With one of them nothing goes live.</param>
/// <param name="Due">Reminders about what is published; they stop nothing.</param>
public sealed record WouldBe(ContentSnapshot? Before, ContentSnapshot? After, IReadOnlyList<Finding> Errors, IReadOnlyList<Finding> Due);

/// <summary>Looks ahead: the rules of the content check, run over the folder as it would be.</summary>
public sealed class PublishCheck(string folder, bool showSamples, TimeProvider clock)
{
    /// <param name="changes">Files that would replace those of the folder, by origin; null: the file would be gone.</param>
    public async Task<WouldBe> LookAsync(IReadOnlyDictionary<string, byte[]?> changes, CancellationToken cancellationToken)
    {
        var before = await ContentFolder.ReadAsync(folder, showSamples, new Dictionary<string, byte[]?>(), cancellationToken);
        var after = await ContentFolder.ReadAsync(folder, showSamples, changes, cancellationToken);
        var known = Findings(before).Select(Identity).ToHashSet();
        var findings = Findings(after).ToList();
        return new(
            Build(before),
            Build(after),
            [.. findings.Where(finding => finding.Severity == Severity.Error && (changes.ContainsKey(finding.Origin) || !known.Contains(Identity(finding))))],
            [.. findings.Where(finding => finding.Severity == Severity.Due && changes.ContainsKey(finding.Origin))]);
    }

    /// <summary>Everything there is to do, by file, drafts in the place of what they would replace.</summary>
    public async Task<IReadOnlyList<Finding>> ToDoAsync(IReadOnlyDictionary<string, byte[]?> drafts, CancellationToken cancellationToken) =>
        [.. Findings(await ContentFolder.ReadAsync(folder, showSamples, drafts, cancellationToken))];

    private IEnumerable<Finding> Findings(ContentBatch batch) => batch.Findings.Concat(ContentRules.Check(new ContentSet(batch.Documents, clock.Today, batch.Media)));

    private ContentSnapshot? Build(ContentBatch batch) => CatalogueBuilder.Build(new ContentSet(batch.Documents, clock.Today), ContentHash.Version(batch.Documents, clock.Today));

    // Lines move when a file is edited; the finding stays the same.
    private static (Severity, string, string, string, string) Identity(Finding finding) => (finding.Severity, finding.Rule, finding.Origin, finding.Property, finding.Message);
}
