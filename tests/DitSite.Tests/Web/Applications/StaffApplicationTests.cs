using System.Data.Common;
using AngleSharp.Dom;
using DitSite.Bookings.Applications;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Applications;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Web.Applications;

public sealed class StaffApplicationTests : IDisposable
{
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

        var ready = await admissions.GetPageAsync(address);
        using var offer = await admissions.SubmitAsync(Form(ready, "Decline", null), [("note", "Welcome")]);
        var declined = await admissions.FollowAsync(offer);
        Assert.StartsWith("Not done: judge at least one", declined.QuerySelector("[role=status]")!.TextContent);
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "?handler=Offer")
        {
            Content = new FormUrlEncodedContent(FormFields.Of(Form(ready, "Decline", null)).With([("note", "Welcome")])),
        };
        Assert.Equal("Done.", (await admissions.FollowAsync(await admissions.SendAsync(request))).QuerySelector("[role=status]")!.TextContent);
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
        Assert.Empty(Forms(page, "Decline"));
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
    public async Task List_OfFiveHundred_TakesAtMostSixQueries()
    {
        var counter = new QueryCounter();
        await using var host = await BookingsHost.StartAsync(counter);
        await host.PublishAsync(Examples.Run(capacity: 600) with { FundedPlaces = 5 });
        for (var person = 0; person < Scale.Of(60); person++)
        {
            await Applicants.SubmittedAsync(host, $"person{person}");
        }

        counter.Count = 0;
        Assert.Equal(Scale.Of(60), (await host.Get<ApplicationsDesk>().ListAsync(false, default)).Count);
        Assert.InRange(counter.Count, 1, 6);
    }

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
