using DitSite.EndToEndTests.Tools;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// The pages of a journey in the order they were seen. With scripts axe, a script itself, looks at each; without them each is as the server
/// wrote it, and the HTML checker reads them all at the end.
/// </summary>
internal sealed class SeenPages(Visit visit, bool javaScript)
{
    private readonly PageLook look = new(visit);
    private readonly List<(string Name, string Html)> pages = [];

    /// <summary>The page as it stands has one heading, scrolls in one direction and is without violations.</summary>
    public async Task LookAsync()
    {
        pages.Add((visit.Page.Url, await visit.Page.ContentAsync()));
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        var faults = await look.FaultsAsync(axe: javaScript);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Without scripts: the HTML checker has nothing against the pages seen.</summary>
    public async Task CheckHtmlAsync()
    {
        if (!javaScript)
        {
            var messages = await NuChecker.CheckAsync(pages);
            Assert.True(messages.Count == 0, string.Join('\n', messages));
        }
    }
}
