using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

/// <summary>What a step of booking asks of the database. It does not grow with what is in it.</summary>
public sealed class QueryCountTests : IDisposable
{
    private const string Run = "/courses/test-refresher/dates/2027-03-26";

    /// <summary>In one request: a post, or the page that its redirect leads to.</summary>
    private const int MostReads = 6;

    private readonly CountedQueries counted = new();
    private readonly SiteFactory site;

    public QueryCountTests() => site = new SiteFactory { Replacements = counted.AddTo };

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Steps_OfABooking_ReadAtMostSixTimesEach()
    {
        var steps = await BookAsync("ann");

        Assert.True(steps.Count > 15, $"only {steps.Count} requests were made");
        Assert.Contains(steps, step => step.Writes > 0);
        Assert.True(steps.All(step => step.Reads <= MostReads), string.Join('\n', steps));
    }

    [Fact]
    public async Task Steps_WhenOthersHaveBooked_AskNoMoreThanBefore()
    {
        var first = await BookAsync("ann");
        for (var i = 0; i < 6; i++)
        {
            await BookAsync($"person{i}");
        }

        var last = await BookAsync("zoe");

        Assert.Equal(first.Select(step => step.ToString()), last.Select(step => step.ToString()));
    }

    /// <summary>The control: a query in a loop is seen.</summary>
    [Fact]
    public async Task Counter_OfARequestThatAsksInALoop_SeesEach()
    {
        using var browser = site.Browse();
        await browser.GetPageAsync("/health/ready");

        Assert.True(Assert.Single(counted.Requests).Reads >= 2);
    }

    private async Task<IReadOnlyList<RequestQueries>> BookAsync(string name)
    {
        using var browser = site.Browse($"198.51.100.{Random.Shared.Next(1, 250)}");
        counted.Clear();
        await new BookingWalk(browser, Run, new(name, $"{name}@people.test")).BookAsync();
        return counted.Requests;
    }
}
