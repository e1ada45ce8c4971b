using DitSite.Content.Rules;

namespace DitSite.Content.Documents;

/// <summary>Where content comes from: the embedded folder or a headless CMS. Everything above this seam is the same for both.</summary>
public interface IContentSource
{
    /// <summary>Reads every published item. An item that can't be read is a finding, never an exception; a source that can't be reached throws.</summary>
    Task<ContentBatch> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Reading may take long or fail through no fault of the content, so a start serves what is kept and does not wait for it.</summary>
    bool IsRemote => false;

    /// <summary>Completes when something may have changed since <see cref="ReadAsync"/> was last called.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}

/// <summary>One reading of a source.</summary>
public sealed record ContentBatch(IReadOnlyList<ContentDocument> Documents, IReadOnlyList<Finding> Findings)
{
    /// <summary>Names of the files below <c>/media/</c>; null: they are kept elsewhere, and links to them are not looked up.</summary>
    public IReadOnlySet<string>? Media { get; init; }
}
