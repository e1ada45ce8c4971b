namespace DitSite.Content.Search.Answers;

/// <summary>One fact that answers a question.</summary>
/// <param name="Label">What it is a value of: "DIT course: how long".</param>
/// <param name="Value">As prose would show it; null while it is not set.</param>
/// <param name="Path">Path of the fact; of what would hold it, when there is none yet.</param>
/// <param name="Source">Title of the page that says so.</param>
/// <param name="Address">That page.</param>
public sealed record FactAnswer(string Label, string? Value, string Path, string Source, string Address);
