using System.Data.Common;
using AngleSharp.Dom;
using DitSite.Bookings.Applications;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Applications;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Applications;

public sealed class StaffApplicationTests : IDisposable
{
    private static readonly Guid Other = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002");
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Application_JudgedRuleByRule_IsOffered()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        await ann.SendAsync();
        using var admissions = await site.SignedInAsync("admissions");
        var address = $"/staff/applications/{ann.Reference}";
        Assert.NotNull((await admissions.GetPageAsync("/staff/applications")).QuerySelector($"a[href='{address}']"));
        foreach (var code in new[] { "theory", "hours", "employment", "registration" })
        {
            var page = await admissions.GetPageAsync(address);
            var form = Form(page, "Assess", code);
            using var wrong = await admissions.SubmitAsync(form, [($"finding-{code}", "Final")]);
            var again = await SiteClient.ReadAsync(wrong);
            Assert.Equal("Enter the reason: the applicant reads it", Assert.Single(again.QuerySelectorAll(".govuk-error-summary__list a")).TextContent);
            Assert.NotNull(again.QuerySelector($"details[open] #reason-{code}"));
            var done = await admissions.FollowAsync(await admissions.SubmitAsync(form, [($"finding-{code}", "Met")]));
            Assert.Equal("Done.", done.QuerySelector("[role=status]")!.TextContent);
        }

        // Nothing is judged as unmet, so there is nothing to decline for.
        var decline = await admissions.GetPageAsync(address + "/decision/decline");
        Assert.Null(decline.QuerySelector("main form"));
        Assert.Contains("A decline says why", decline.QuerySelector("main")!.TextContent);

        var offer = await admissions.GetPageAsync((await admissions.GetPageAsync(address)).QuerySelector("a[href$='/decision/offer']")!.GetAttribute("href")!);
        using var looked = await admissions.SubmitAsync(offer, [("Note", "Welcome")]);
        var shown = await SiteClient.ReadAsync(looked);
        var preview = shown.QuerySelector("pre.dit-letter")!.TextContent;
        Assert.Contains("Welcome", preview);
        Assert.Equal(ApplicationState.InReview, (await Applicants.StateAsync(site, ann.Reference)));
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/decision/offer?handler=Send")
        {
            Content = new FormUrlEncodedContent(FormFields.Of(shown.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form")!).With([])),
        };
        Assert.Equal("Done.", (await admissions.FollowAsync(await admissions.SendAsync(request))).QuerySelector("[role=status]")!.TextContent);
        var sent = (await ann.LastLetterAsync("we offer you a place")).Text;
        Assert.Equal(Before(preview), Before(sent));
        Assert.Contains("Welcome", (await ann.LastLetterAsync("we offer you a place")).Text);
    }

    [Fact]
    public async Task EquivalentRegistration_IsJudgedByATutorOnly()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync(instead: new Dictionary<string, string> { ["Body"] = "other", ["OtherBodyName"] = "Irish Council" });
        await ann.SendAsync();
        var address = $"/staff/applications/{ann.Reference}";
        using var admissions = await site.SignedInAsync("admissions");
        Assert.DoesNotContain(Forms(await admissions.GetPageAsync(address), "Assess"), form => form.QuerySelector("[value=registration]") is not null);
        using var tutor = await site.SignedInAsync("tutor");
        var page = await tutor.GetPageAsync(address);
        Assert.Null(page.QuerySelector("a[href*='/decision/']"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await tutor.GetPageAsync(address + "/decision/offer")).StatusCode);
        var done = await tutor.FollowAsync(await tutor.SubmitAsync(Form(page, "Assess", "registration"), [("finding-registration", "Met")]));
        Assert.Contains("at the tutors’ discretion", done.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Question_OfStaff_ReachesTheApplicant()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        await ann.SendAsync();
        using var tutor = await site.SignedInAsync("tutor");
        var page = await tutor.GetPageAsync($"/staff/applications/{ann.Reference}");
        Assert.Equal("Done.", (await tutor.FollowAsync(await tutor.SubmitAsync(Form(page, "Ask", "hours"), [("question-hours", "Where was it?")]))).QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("> Where was it?", (await ann.LastLetterAsync("we have a question")).Text);
        Assert.Empty(Forms(await tutor.GetPageAsync($"/staff/applications/{ann.Reference}"), "Ask"));
    }

    [Fact]
    public async Task List_OfFiveHundred_TakesAsManyQueriesAsOneOfSixtyAndAtMostSix()
    {
        var counter = new QueryCounter();
        await using var host = await BookingsHost.StartAsync(counter);
        await host.PublishAsync(Examples.Run(capacity: 600) with { FundedPlaces = 5 });
        await Applicants.ManyAsync(host, 0, 60);
        var sixty = await CountAsync();
        await Applicants.ManyAsync(host, 60, 440);
        var all = await CountAsync();
        Assert.Equal((60, 500), (sixty.Total, all.Total));
        Assert.Equal(sixty.Queries, all.Queries);
        Assert.InRange(all.Queries, 1, 6);

        async Task<(int Total, int Queries)> CountAsync()
        {
            counter.Count = 0;
            var list = await host.Get<ApplicationsDesk>().ListAsync(new(), default);
            Assert.Equal(ApplicationsDesk.PageLength, list.Shown.Count);
            return (list.Total, counter.Count);
        }
    }

    [Fact]
    public async Task List_IsReadPageByPageAndNarrowedDown()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 200), Examples.Run(capacity: 200) with { RunKey = Other });
        await Applicants.ManyAsync(host, 0, 120);
        var late = await Applicants.SubmittedAsync(host, "Zoe_%", Other);
        await Applicants.MeetAllAsync(host, late);
        var desk = host.Get<ApplicationsDesk>();
        var pages = new List<DeskApplications>();
        for (var page = 1; page <= 4; page++)
        {
            pages.Add(await desk.ListAsync(new(Page: page), default));
        }

        Assert.Equal([50, 50, 21, 21], pages.Select(page => page.Shown.Count));
        Assert.Equal(121, pages.Take(3).SelectMany(page => page.Shown).Select(one => one.Number).Distinct().Count());

        // What waits for somebody to begin comes before what is being read.
        Assert.Equal(("Zoe_%", ApplicationState.InReview, 2), (pages[2].Shown[^1].Name, pages[2].Shown[^1].State, pages[2].Shown[^1].Judged));
        Assert.Equal(2, pages[0].Runs.Count);
        Assert.Equal(1, (await desk.ListAsync(new(State: ApplicationState.InReview), default)).Total);
        Assert.Equal(1, (await desk.ListAsync(new(RunKey: Other), default)).Total);
        Assert.Equal(1, (await desk.ListAsync(new(Search: " e_% "), default)).Total);
        Assert.Equal(121, (await desk.ListAsync(new(Search: "@people.test"), default)).Total);
        Assert.Equal("Zoe_%", Assert.Single((await desk.ListAsync(new(Search: (await Applicants.ReferenceOfAsync(host, late)).ToString()), default)).Shown).Name);
        Assert.Equal(0, (await desk.ListAsync(new(Over: true), default)).Total);
    }

    [Fact]
    public async Task Filter_OnThePage_KeepsWhatWasChosen()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        await ann.SendAsync();
        using var tutor = await site.SignedInAsync("tutor");

        var found = await tutor.GetPageAsync("/staff/applications?state=Submitted&q=ann");
        Assert.NotNull(found.QuerySelector($"a[href='/staff/applications/{ann.Reference}']"));
        Assert.Equal(("Submitted", "ann"), (found.QuerySelector("#state option[selected]")!.GetAttribute("value"), found.QuerySelector("#q")!.GetAttribute("value")));
        var none = await tutor.GetPageAsync("/staff/applications?state=Offered");
        Assert.Contains("None fits.", none.QuerySelector("main")!.TextContent);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await tutor.GetPageAsync("/staff/applications?state=Nonsense&run=x&page-number=-4")).StatusCode);
        Assert.Contains("None has been deleted so far.", (await tutor.GetPageAsync("/staff/applications/deleted")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Name_Corrected_IsInLettersFromThenOn_AndTheFormerOneInTheHistory()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync(instead: new Dictionary<string, string> { ["Name"] = "Ana Applicant" });
        await ann.SendAsync();
        using var admissions = await site.SignedInAsync("admissions");
        var form = await admissions.GetPageAsync($"/staff/applications/{ann.Reference}/name");
        using var blank = await admissions.SubmitAsync(form, [("Name", "")]);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, blank.StatusCode);

        var page = await admissions.SubmitAndFollowAsync(form, ("Name", "Ann Applicant"));

        Assert.Contains("Name corrected (was Ana Applicant)", page.QuerySelector(".dit-timeline")!.TextContent, StringComparison.Ordinal);
        await ann.OfferAsync();
        Assert.StartsWith("Dear Ann Applicant,", (await ann.LastLetterAsync("we offer you a place")).Text, StringComparison.Ordinal);
        var (entries, _) = await site.Services.GetRequiredService<DitSite.Bookings.Staff.StaffAudit>().PageAsync(1, 20, ann.Reference.ToString(), default);
        Assert.Contains(entries, entry => entry is { Action: "corrected-name", Before: "Ana Applicant", After: "Ann Applicant" });
    }

    /// <summary>Up to the link, which the preview leaves out.</summary>
    private static string Before(string letter) => letter.Split("Your application\n")[0].ReplaceLineEndings("\n");

    private static IEnumerable<AngleSharp.Html.Dom.IHtmlFormElement> Forms(IDocument page, string handler) =>
        page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("main form[method=post]").Where(form => form.GetAttribute("action") == "?handler=" + handler);

    private static AngleSharp.Html.Dom.IHtmlFormElement Form(IDocument page, string handler, string? code) =>
        Forms(page, handler).Single(form => code is null || form.QuerySelector($"input[name=requirement][value={code}]") is not null);

    private sealed class QueryCounter : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return new(result);
        }
    }
}
