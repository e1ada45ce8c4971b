namespace DitSite.EndToEndTests.Crawl;

/// <summary>What one page looked like to one person at one width.</summary>
public sealed record PageReport
{
    public required string Address { get; init; }
    public required int Width { get; init; }
    public required int Status { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required int MainHeadings { get; init; }
    public required IReadOnlyList<string> Landmarks { get; init; }

    /// <summary>What axe found: rule, help and elements.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>CSS pixels.</summary>
    public required int ScrollWidth { get; init; }

    /// <summary>Cookies and storage keys after the visit.</summary>
    public required IReadOnlyList<string> Stored { get; init; }

    /// <summary>Requests that left the site, console errors, script errors.</summary>
    public required IReadOnlyCollection<string> Problems { get; init; }
}
