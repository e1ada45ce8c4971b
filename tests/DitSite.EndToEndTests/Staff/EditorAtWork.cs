using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>A member of staff in a real browser: counts what they do, and sees that no page they come to scrolls sideways.</summary>
/// <param name="axe">Has axe look at each page too, where nothing else does: see <see cref="StaffPageTests"/>.</param>
internal sealed class EditorAtWork(Visit visit, string site, bool axe = false) : IAsyncDisposable
{
    private readonly PageLook look = new(visit);

    /// <summary>Clicks, fields filled in and keys pressed since signing in.</summary>
    public int Actions { get; private set; }

    /// <summary>Pages that scroll sideways, and what axe found.</summary>
    public List<string> Faults { get; } = [];

    public IPage Page => visit.Page;

    public async Task<string> HeadingAsync() => await Page.Locator("h1").InnerTextAsync();

    /// <summary>All that can be read in the middle of the page.</summary>
    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    public Task LinkAsync(string name) => DoAsync(() => Page.Locator("main, nav").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync());

    public Task ButtonAsync(string name) => DoAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync());

    public Task FillAsync(string label, string value) => DoAsync(() => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value));

    /// <summary>A field by its name, where a page has many of one label.</summary>
    public Task FillFieldAsync(string name, string value) => DoAsync(() => Field(name).FillAsync(value));

    public Task<string> ValueAsync(string name) => Field(name).InputValueAsync();

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

    public ValueTask DisposeAsync() => visit.DisposeAsync();

    private ILocator Field(string name) => Page.Locator($"[name='{name}']");

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

    private async Task LookAsync() => Faults.AddRange(await look.FaultsAsync(axe));
}
