using DitSite.EndToEndTests.Tools;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// The pages of a journey in the order they were seen, each at the person's own width and, in passing, at the other of 320 and 1280 pixels.
/// With scripts axe, a script itself, looks at each; without them each is as the server wrote it, and the HTML checker reads them all at the end.
/// </summary>
/// <param name="width">Of this person's window, in CSS pixels.</param>
internal sealed class SeenPages(Visit visit, int width, bool javaScript)
{
    private const int Narrow = 320;
    private const int Wide = 1280;

    private readonly List<(string Name, string Html)> pages = [];

    /// <summary>The page as it stands has one heading, scrolls in one direction and is without violations.</summary>
    public async Task LookAsync()
    {
        pages.Add((visit.Page.Url, await visit.Page.ContentAsync()));
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        var size = visit.Page.ViewportSize!;
        await visit.Page.SetViewportSizeAsync(width == Narrow ? Wide : Narrow, size.Height);
        await LookAtThisWidthAsync();
        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
        await LookAtThisWidthAsync();
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

    private async Task LookAtThisWidthAsync()
    {
        var wide = visit.Page.ViewportSize!.Width;
        Assert.True(await visit.ScrollWidthAsync() <= wide, $"{visit.Page.Url} is wider than {wide} px.");
        if (javaScript)
        {
            var violations = await visit.AccessibilityViolationsAsync();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }
    }
}
