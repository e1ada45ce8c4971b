namespace DitSite.Content.Embedded;

/// <summary>Where the words and facts are, and where the last good version of them is kept.</summary>
public sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The content folder, absolute or below the program's folder.</summary>
    public string Folder { get; set; } = "content";

    /// <summary>Shows made-up runs (<c>runs/sample-1.md</c>) so that a newcomer can try a booking.</summary>
    public bool ShowSamples { get; set; }

    /// <summary>For so many seconds after a start the rules wait with reading content that was published before: the first pages have the processors to themselves.</summary>
    public double QuietStartSeconds { get; set; } = 2;

    /// <summary>Holds <c>last-good.json</c>. Blank: <c>content</c> in the data folder.</summary>
    public string StateFolder { get; set; } = "";
}
