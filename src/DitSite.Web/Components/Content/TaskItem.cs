namespace DitSite.Web.Components.Content;

/// <param name="Href">Null: the task can't be started yet.</param>
/// <param name="Status">An adjective: "Completed", "Incomplete", "In progress", "Cannot start yet".</param>
/// <param name="StatusColour">Shows the status as a tag of that colour; null: as plain text.</param>
public sealed record TaskItem(string Title, string? Href, string Status, string? StatusColour = null, string? Hint = null);
