using Microsoft.AspNetCore.Components;

namespace DitSite.Web.Components.Content;

/// <summary>One fact and its value: a text, lines of text, or markup.</summary>
/// <param name="Text">Line breaks in it are shown.</param>
public sealed record SummaryRow(string Key, string? Text = null)
{
    /// <summary>Shown instead of <see cref="Text"/>.</summary>
    public RenderFragment? Content { get; init; }

    /// <summary>Where the answer can be changed.</summary>
    public string? ChangeHref { get; init; }

    public string ChangeText { get; init; } = "Change";

    /// <summary>What the link changes, for people who hear it out of its row: "email address".</summary>
    public string? ChangeWhat { get; init; }
}
