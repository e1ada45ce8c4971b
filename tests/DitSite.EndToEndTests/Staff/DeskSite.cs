using DitSite.Bookings.Bookings;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Publishing;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Staff;

/// <summary>The tests of the desk, with a browser of their own.</summary>
[CollectionDefinition(Name)]
public sealed class DeskCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<DeskSite>
{
    public const string Name = "desk";
}

/// <summary>Those who edit have a desk of their own, so that they need not wait for those who decide.</summary>
[CollectionDefinition(Name)]
public sealed class EditorCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<DeskSite>
{
    public const string Name = "editor";
}

/// <summary>
/// One site with a content of its own for all journeys at the desk. It starts with the first that needs it, and each gets the content as
/// it was at first. Its staff come from a stand-in for the provider; the real one is another test's matter.
/// </summary>
public sealed class DeskSite : IAsyncLifetime
{
    /// <summary>A run of the refresher that somebody has booked, and what the editor calls it.</summary>
    public const string BookedRun = "/courses/test-refresher/dates/2027-04-09";
    public const string BookedRunName = "Friday 16 April 2027";

    private readonly ContentCopy content = new();
    private readonly Lazy<Task<LiveSite>> started;
    private readonly IEnumerable<(string Name, string Value)> settings;
    private StandInProvider provider = null!;

    public DeskSite()
        : this([])
    {
    }

    /// <param name="settings">Beyond the usual ones.</param>
    internal DeskSite(IEnumerable<(string Name, string Value)> settings)
    {
        this.settings = settings;
        started = new(StartAsync);
    }

    /// <summary>There once somebody has sat down at its desk: a port that is kept long before it is used may be taken by others.</summary>
    public LiveSite Site { get; private set; } = null!;

    public ContentCopy Content => content;

    /// <summary>Reference of the one booking.</summary>
    public string Booking { get; private set; } = "";

    /// <summary>The site with its content as it is.</summary>
    public Task<LiveSite> StartedAsync() => started.Value;

    /// <summary>The site with its content as it was at first.</summary>
    public async Task<LiveSite> FreshAsync()
    {
        var site = await started.Value;
        content.Restore();
        await site.Services.GetRequiredService<ContentRefresh>().RefreshAsync(CancellationToken.None);
        return site;
    }

    /// <summary>A member of staff in a window of their own, signed in.</summary>
    public async Task<Visit> SignInAsync(BrowserFixture browser, VisitOptions options, string name = "Alex Canary", string role = "editor")
    {
        var site = await started.Value;
        var visit = await browser.VisitAsync(options, site);
        (provider.Person, provider.Roles) = (name, [role]);
        var start = await visit.Page.APIRequest.GetAsync(site.Address + "/staff/sign-in/start", new() { MaxRedirects = 0 });
        var back = StaffSite.Return(provider, new Uri(start.Headers["location"]));
        var signedIn = await visit.Page.APIRequest.GetAsync(site.Address + back, new() { MaxRedirects = 0 });
        Assert.Equal("/staff", signedIn.Headers.GetValueOrDefault("location"));
        return visit;
    }

    internal CourseRun Run(string course, string address) =>
        Site.Services.GetRequiredService<PublishedContent>().Current.FindCourse(course)!.Runs.Single(run => run.Address == address);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Site is not null)
        {
            await Site.DisposeAsync();
        }

        content.Dispose();
    }

    private async Task<LiveSite> StartAsync()
    {
        Site = new() { ContentFolder = content.Path };
        provider = new(Site.Clock);
        StaffSite.Configure(Site);
        foreach (var (name, value) in settings)
        {
            Site.Settings[name] = value;
        }

        Site.Replacements = services => StaffSite.Install(services, provider);
        Site.StartServer();
        var run = Run("test-refresher", "2027-04-09");
        var fee = run.Fees.First(option => option.Amount is not null);
        var person = new Person("Jo Canary", "jo@people.test");
        var booked = Assert.IsType<BookPlaceResult.Booked>(await Site.Services.GetRequiredService<PlaceBooking>().BookPlaceAsync(
            Examples.Booking() with { RunKey = run.Key, Booker = person, Delegate = person, FeeCode = fee.Code, TotalShown = fee.Amount!.Value }));
        Booking = booked.Reference.ToString();
        return Site;
    }
}
