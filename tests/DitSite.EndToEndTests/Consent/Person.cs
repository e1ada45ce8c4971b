using System.Collections.Concurrent;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Consent;

/// <summary>A visitor with a browser of their own, whose traces on the device and elsewhere can be looked at.</summary>
internal sealed class Person : IAsyncDisposable
{
    public const string AcceptButton = "[data-cookie-banner] button[value=accept]";
    public const string RejectButton = "[data-cookie-banner] button[value=reject]";
    public const string Banner = "[data-cookie-banner]";
    public const string Confirmation = "#cookies-saved";

    private readonly ConcurrentQueue<string> console = new();

    private Person(IBrowserContext context, IPage page, AnalyticsStandIn elsewhere) => (Context, Page, Elsewhere) = (context, page, elsewhere);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What was asked of anybody but the site.</summary>
    public AnalyticsStandIn Elsewhere { get; }

    /// <summary>Errors and warnings of the browser: violations of a policy are among them.</summary>
    public IReadOnlyCollection<string> Console => console;

    public static Task<Person> ArriveAsync(BrowserFixture browser, LiveSite site, bool scripts = true, int width = 1280, params (string Name, string Value)[] headers) =>
        ArriveAsync(browser.OpenAsync, site, scripts, width, headers);

    public static async Task<Person> ArriveAsync(Func<BrowserNewContextOptions, Task<IBrowserContext>> open, LiveSite site, bool scripts = true, int width = 1280, params (string Name, string Value)[] headers)
    {
        var context = await open(new()
        {
            BaseURL = site.Address,
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "en-GB",
            ExtraHTTPHeaders = headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
        });
        context.SetDefaultTimeout(20_000);
        var elsewhere = await AnalyticsStandIn.InstallAsync(context, new(site.Address));
        var person = new Person(context, await context.NewPageAsync(), elsewhere);
        context.Console += (_, message) => person.Note(message);
        return person;
    }

    public async Task<int> GoToAsync(string address) => (await Page.GotoAsync(address))!.Status;

    public async Task AcceptAsync(string address = "/")
    {
        await GoToAsync(address);
        await Page.ClickAsync(AcceptButton);
        await Assertions.Expect(Page.Locator(Confirmation)).ToContainTextAsync("accepted");
    }

    public async Task RejectAsync(string address = "/")
    {
        await GoToAsync(address);
        await Page.ClickAsync(RejectButton);
        await Assertions.Expect(Page.Locator(Confirmation)).ToContainTextAsync("rejected");
    }

    /// <summary>By the link at the foot of the page, then the button: two steps.</summary>
    public async Task WithdrawAsync()
    {
        await Page.ClickAsync("footer a[href='/cookies']");
        await Page.ClickAsync("[data-cookie-withdraw] button");
        await Assertions.Expect(Page.Locator(Confirmation)).ToContainTextAsync("rejected");
    }

    /// <summary>Cookies, storage of every kind and workers: everything that the site has put on the device, the choice itself included.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var cookies = (await Context.CookiesAsync()).Select(cookie => $"cookie {cookie.Name}");
        var other = await Page.EvaluateAsync<string[]>("""
            async () => [
              ...Object.keys(localStorage).map((key) => `local ${key}`),
              ...Object.keys(sessionStorage).map((key) => `session ${key}`),
              ...(await indexedDB.databases()).map((database) => `database ${database.name}`),
              ...(await caches.keys()).map((key) => `cache ${key}`),
              ...(await navigator.serviceWorker.getRegistrations()).map((worker) => `worker ${worker.scope}`),
            ]
            """);
        return [.. cookies, .. other];
    }

    /// <summary>Names of the analytics cookies on the device.</summary>
    public async Task<IReadOnlyList<string>> AnalyticsCookiesAsync() =>
        [.. (await Context.CookiesAsync()).Select(cookie => cookie.Name).Where(name => name.StartsWith("_g", StringComparison.Ordinal)).Order()];

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            console.Enqueue($"{message.Location}: {message.Text}");
        }
    }
}
