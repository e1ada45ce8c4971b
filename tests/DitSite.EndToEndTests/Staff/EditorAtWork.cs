using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>An editor in a real browser: counts what they do, and looks at each page they come to.</summary>
internal sealed class EditorAtWork(Visit visit, string site, bool script)
{
    /// <summary>Clicks, fields filled in and keys pressed since signing in.</summary>
    public int Actions { get; private set; }

    /// <summary>What axe found, and pages that scroll sideways.</summary>
    public List<string> Faults { get; } = [];

    public IPage Page => visit.Page;

    public async Task<string> HeadingAsync() => await Page.Locator("h1").InnerTextAsync();

    public Task LinkAsync(string name) => DoAsync(() => Page.Locator("main, nav").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync());

    public Task ButtonAsync(string name) => DoAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync());

    public Task FillAsync(string label, string value) => DoAsync(() => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value));

    public async Task OpenAsync(string path)
    {
        await visit.GoToAsync(path);
        await LookAsync();
    }

    /// <summary>What visitors get, asked for by somebody who is not signed in.</summary>
    public static async Task<string> PublicAsync(string site, string path)
    {
        using var visitor = new HttpClient();
        return await visitor.GetStringAsync(site + path);
    }

    public Task<string> PublicAsync(string path) => PublicAsync(site, path);

    private async Task DoAsync(Func<Task> action)
    {
        var before = Page.Url;
        await action();
        Actions++;
        if (Page.Url != before)
        {
            await LookAsync();
        }
    }

    private async Task LookAsync()
    {
        // axe is a script itself.
        if (script)
        {
            Faults.AddRange(await visit.AccessibilityViolationsAsync());
        }

        var size = Page.ViewportSize!;
        foreach (var width in new[] { 320, 768, 1280 })
        {
            await Page.SetViewportSizeAsync(width, size.Height);
            var content = await visit.ScrollWidthAsync();
            if (content > width)
            {
                Faults.Add($"{Page.Url} is {content} px wide in a window of {width} px");
            }
        }

        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
