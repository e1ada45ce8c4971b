using DitSite.EndToEndTests.Tools;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// The tests of the public pages: they share one browser and one site and so run one after another. So do, beside them, the other collections
/// of <see cref="LongestCollectionsFirst"/>, each with a browser of its own; the runner takes as many of them at once as it has threads.
/// </summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}

/// <summary>One Chromium and one site for a whole collection of tests. Each visit has cookies, storage and cache of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Without these, Chromium calls home at every start, and those calls would be taken for the site's.
    internal static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // Without a graphics card its process only passes pictures on: as a thread of the browser it does so for less.
        "--in-process-gpu",
        // All pages are one site's: no process is kept ready for another.
        "--disable-site-isolation-trials",
        // One for each person is enough: the blank first page would have another, which ends as soon as the site's is there.
        "--renderer-process-limit=1",
    ];

    // One driver for all browsers of a run: it is a program of its own, and takes longer to start than a page to load.
    private static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);

    private IBrowser? browser;

    /// <summary>The site that tests share; one that changes its settings or its clock makes a <see cref="LiveSite"/> of its own.</summary>
    public LiveSite Site { get; } = new() { Replacements = BreakOnPurpose.Install };

    public async Task InitializeAsync()
    {
        Site.StartServer();
        browser = await LaunchAsync(new() { ExecutablePath = await Chromium.FindOrInstallAsync(Machine.Real), Args = Arguments });
    }

    internal static async Task<IBrowser> LaunchAsync(BrowserTypeLaunchOptions options) => await (await Driver.Value).Chromium.LaunchAsync(options);

    /// <summary>Opens a window of a new person. Dispose the visit: it then fails the test on anything that went wrong in the browser.</summary>
    public async Task<Visit> VisitAsync(VisitOptions? options = null, LiveSite? site = null)
    {
        options ??= new();
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (site ?? Site).Address,
            JavaScriptEnabled = options.JavaScript,
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ForcedColors = options.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = options.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        return await Visit.StartAsync(context, new((site ?? Site).Address));
    }

    /// <summary>A context that the caller sets up and closes: no problem of it fails a test by itself.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options) => browser!.NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        await Site.DisposeAsync();
    }
}

/// <param name="Width">Of the window, in CSS pixels.</param>
public sealed record VisitOptions(int Width = 1280, int Height = 900, bool JavaScript = true, bool ForcedColours = false, bool ReducedMotion = false);
