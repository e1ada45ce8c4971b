using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// One person's window. When it closes, the test fails on any request that left the site, any error on the console
/// (a violation of the content security policy is one) and any script error.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string[] AxeTags =
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly Uri site;
    private readonly HashSet<string> allowed = [];
    private readonly ConcurrentQueue<string> problems = new();

    private Visit(IBrowserContext context, IPage page, Uri site)
    {
        this.context = context;
        this.site = site;
        Page = page;
        context.Request += (_, request) => Note(request);
        context.Console += (_, message) => Note(message);
        page.PageError += (_, error) => problems.Enqueue($"Script error on {page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Another origin that this person goes to on purpose, such as the one that staff sign in with. What its pages print is its own affair.</summary>
    public void Allow(string origin) => allowed.Add(new Uri(origin).Authority);

    /// <summary>What went wrong so far, in sentences.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    public static async Task<Visit> StartAsync(IBrowserContext context, Uri site) => new(context, await context.NewPageAsync(), site);

    public async Task<IResponse> GoToAsync(string address) =>
        await Page.GotoAsync(address) ?? throw new InvalidOperationException($"No answer from {address}.");

    /// <summary>What axe finds wrong with the page as it stands now: rule, help and the elements.</summary>
    /// <param name="known">Colours that need no second look, which takes half of axe's time; those of this page are added. Null: all are looked at.</param>
    /// <param name="targets">Whether what is pressed is measured, which takes a third of the rest.</param>
    internal async Task<IReadOnlyList<string>> AccessibilityViolationsAsync(KnownColours? known = null, bool targets = true)
    {
        // Asked directly: no page here has frames, and the package's own way, which reaches into frames, takes more than twice the time.
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);

            // The pages that come next will mostly be looked at too: to find it there takes a third of the time that handing it over takes.
            await Page.AddInitScriptAsync(Axe);
        }

        var contrast = known is null ? "*" : await known.MarkOthersAsync(Page);
        var violations = await Page.EvaluateAsync<AxeViolation[]>("""
            async ({ values, contrast, targets }) => {
              axe.configure({ rules: [{ id: 'color-contrast', selector: contrast }] });
              return (await axe.run(document, { runOnly: { type: 'tag', values }, rules: { 'target-size': { enabled: targets } }, resultTypes: ['violations'], preload: false, selectors: false }))
                .violations.map(one => ({ id: one.id, help: one.help, elements: one.nodes.map(node => node.html) }));
            }
            """, new { values = AxeTags, contrast, targets });
        return [.. violations.Select(violation => $"{Page.Url} at {Page.ViewportSize?.Width} px: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Elements)}")];
    }

    /// <summary>Width of the content in CSS pixels: more than the window's means sideways scrolling.</summary>
    public Task<int> ScrollWidthAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    /// <summary>Names of all cookies and storage keys that the site has put on this person's device.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var cookies = (await context.CookiesAsync()).Select(cookie => $"cookie {cookie.Name}");
        var storage = await Page.EvaluateAsync<string[]>("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].map(key => `storage ${key}`)");
        return [.. cookies, .. storage];
    }

    /// <summary>The problems so far, handed over to somebody who reports them.</summary>
    public IReadOnlyCollection<string> TakeProblems()
    {
        var taken = problems.ToArray();
        problems.Clear();
        return taken;
    }

    /// <summary>Takes away one expected problem, such as the console's word on a 404 page; fails when there was none.</summary>
    public void Expect(string part)
    {
        var rest = TakeProblems();
        Assert.Contains(rest, problem => problem.Contains(part, StringComparison.Ordinal));
        foreach (var problem in rest.Where(problem => !problem.Contains(part, StringComparison.Ordinal)))
        {
            problems.Enqueue(problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(problems);
    }

    private void Note(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("data" or "blob") && !string.Equals(address.Authority, site.Authority, StringComparison.OrdinalIgnoreCase) && !allowed.Contains(address.Authority) && !ComesFromAllowed(request))
        {
            problems.Enqueue($"A request left the site: {request.Url}");
        }
    }

    /// <summary>What a page of an allowed origin loads, its own fonts for example, is that origin's affair.</summary>
    private bool ComesFromAllowed(IRequest request) =>
        request.Headers.TryGetValue("referer", out var from) && Uri.TryCreate(from, UriKind.Absolute, out var page) && allowed.Contains(page.Authority);

    private void Note(IConsoleMessage message)
    {
        // A page that answers 400 or 404 on purpose is one console line about itself; the test looks at the status.
        var aboutThePageItself = message.Location.StartsWith(Page.Url, StringComparison.Ordinal) && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
        var foreign = Uri.TryCreate(Page.Url, UriKind.Absolute, out var page) && allowed.Contains(page.Authority);
        if (message.Type is "error" or "warning" && !aboutThePageItself && !foreign)
        {
            problems.Enqueue($"Console of {Page.Url}: {message.Text}");
        }
    }
}

/// <summary>A rule of axe that a page breaks, and the HTML of the elements that break it.</summary>
internal sealed record AxeViolation
{
    public string Id { get; init; } = "";

    public string Help { get; init; } = "";

    public string[] Elements { get; init; } = [];
}
