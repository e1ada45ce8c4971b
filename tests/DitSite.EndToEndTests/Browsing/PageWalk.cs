using DitSite.EndToEndTests.Tools;
using DitSite.Tests;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// Somebody who goes from page to page and has every one looked at as it stands (<see cref="PageLook"/>), and its HTML, as the server sent it,
/// by the HTML checker at the end.
/// </summary>
internal sealed class PageWalk : IAsyncDisposable
{
    private readonly Visit visit;
    private readonly PageLook look;
    private readonly List<(string Name, string Html)> pages = [];
    private readonly List<string> faults = [];
    private IResponse? answer;

    public PageWalk(Visit visit)
    {
        this.visit = visit;
        look = new(visit);
        visit.Page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Status is < 300 or >= 400)
            {
                answer = response;
            }
        };
    }

    public IPage Page => visit.Page;

    public Visit Visit => visit;

    /// <summary>States looked at.</summary>
    public IReadOnlyList<string> Seen => [.. pages.Select(page => page.Name)];

    public async Task OpenAsync(string path, int status = 200, string? state = null)
    {
        await visit.GoToAsync(path);
        await LookAsync(state ?? path, status);
    }

    public Task GoToAsync(string path) => visit.GoToAsync(path);

    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Presses a button, and looks at what comes.</summary>
    public async Task PressAsync(string button, string state, int status = 200)
    {
        await PressAsync(button);
        await LookAsync(state, status);
    }

    public async Task PressAsync(string button)
    {
        // The page that comes may have the same address: only this mark tells it from the one that goes.
        await Page.EvaluateAsync("document.documentElement.dataset.former = 'yes'");
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await Patience.UntilAsync(IsAnotherPageAsync, another => another, seconds: 30);
    }

    public async Task LookAsync(string state, int status)
    {
        await Page.ArriveAsync(_ => true);
        if (answer is null || answer.Status != status)
        {
            faults.Add($"{state}: answers {answer?.Status} and not {status}");
            return;
        }

        await LookAsync(state);
    }

    /// <summary>Looks at the page whatever it was answered with.</summary>
    public async Task LookAsync(string state)
    {
        await Page.ArriveAsync(_ => true);
        pages.Add((state, await answer!.TextAsync()));
        if (await Page.Locator("h1").CountAsync() != 1)
        {
            faults.Add($"{state}: not one main heading");
        }

        faults.AddRange((await look.FaultsAsync()).Select(fault => $"{state}: {fault}"));
    }

    /// <summary>Everything found wrong, the words of the HTML checker included.</summary>
    public async Task AssertGoodAsync()
    {
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
        var messages = await NuChecker.CheckAsync(pages);
        Assert.True(messages.Count == 0, string.Join('\n', messages.Distinct()));
    }

    public ValueTask DisposeAsync() => visit.DisposeAsync();

    private async Task<bool> IsAnotherPageAsync()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("!document.documentElement.dataset.former && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The document went away while it was asked: the next one is on its way.
            return false;
        }
    }
}
