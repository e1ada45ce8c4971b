namespace DitSite.Web.Layout;

/// <summary>What a page says of itself in its head; a page sets it while it renders, the layout writes it. One per request.</summary>
public sealed class PageHead
{
    /// <summary>The page's own question or heading; first in the title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The part of the site or journey; second in the title. Null: none.</summary>
    public string? Section { get; set; }

    public string? Description { get; set; }

    /// <summary>Path of the one public address of this content, such as <c>/courses/dit-refresher</c>; null on pages nobody should link to.</summary>
    public string? CanonicalPath { get; set; }

    public bool NoIndex { get; set; }

    /// <summary>JSON-LD as <see cref="System.Text.Json.JsonSerializer"/> writes it by default: with <c>&lt;</c> escaped, so it can't end its script element.</summary>
    public string? JsonLd { get; set; }

    public string OgType { get; set; } = "website";

    /// <summary>Whether the page loads the styles of forms. The form primitive sets it.</summary>
    public bool HasForm { get; set; }

    /// <summary>Whether the page belongs to the staff's desk and loads its styles.</summary>
    public bool IsDesk { get; set; }

    /// <summary>Where the link above the heading leads; null: no such link.</summary>
    public string? BackLink { get; set; }

    /// <summary>"Question – Section – Site", with "Error: " in front while the page shows errors.</summary>
    public string FullTitle(string site, bool hasErrors)
    {
        var parts = new[] { Title, Section, site }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct();
        return (hasErrors ? "Error: " : "") + string.Join(" – ", parts);
    }
}
