using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outcomes;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Outcomes;

public sealed partial class RegisterPagesTests : IDisposable
{
    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public RegisterPagesTests()
    {
        RolePlay.AddTo(content);
        site = new() { ContentFolder = content.Path };
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Tutor_MarksAPass_AndTheDelegateHasCertificatesAndDates()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var tutor = await site.SignedInAsync("tutor");
        var list = await tutor.GetPageAsync("/staff/attendance");
        Assert.NotNull(list.QuerySelector($"a[href='/staff/attendance/{run}']"));
        var form = await tutor.GetPageAsync($"/staff/attendance/{run}");

        var review = await SiteClient.ReadAsync(await tutor.SubmitAsync(form, [($"came-{reference.Value}", "true"), ($"result-{reference.Value}", "Passed"), ($"note-{reference.Value}", "Well done")]));
        Assert.Contains("ann came, and gets a certificate of attendance; passed the role play", review.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("One letter goes out, to ann@people.test.", review.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await site.Services.GetRequiredService<Register>().FindAsync(reference));

        var done = await tutor.SubmitAndFollowAsync(review);
        Assert.Equal("Put down. One letter is on its way.", done.QuerySelector("[role=status]")!.TextContent);

        using var own = site.Browse();
        var letter = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("You have passed", StringComparison.Ordinal));
        var page = await own.FollowAsync(await own.SubmitAsync(await own.GetPageAsync(Link().Match(letter.Text).Value), []));
        Assert.Equal(["Certificate of attendance", "Certificate of competence"], page.QuerySelectorAll("main ul a").Select(link => link.TextContent));
        Assert.Contains("Well done", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Begin the next stage", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("£", page.QuerySelector("main")!.TextContent);
        foreach (var link in page.QuerySelectorAll("main ul a").Select(one => one.GetAttribute("href")!))
        {
            var sheet = await own.GetPageAsync(link);
            Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
            Assert.Equal("ann", sheet.QuerySelector(".dit-certificate__name")!.TextContent);
            Assert.Equal("Test refresher", sheet.QuerySelector(".dit-certificate__course")!.TextContent);
        }

        // A stranger, and the booker's own link, open nothing of it.
        using var stranger = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetPageAsync($"/delegates/{reference}")).StatusCode);
        using var booker = site.Browse();
        await BookedAtTheDesk.OpenAsync(site, booker, reference, "ann@people.test");
        Assert.Equal(HttpStatusCode.NotFound, (await booker.GetPageAsync($"/delegates/{reference}/certificates/competence")).StatusCode);
    }

    [Fact]
    public async Task ResultLetter_BeginsWithTheWordsOfTheCourse_IsChangedAndLeavesAsItWasShown()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var tutor = await site.SignedInAsync("tutor");
        var review = await SiteClient.ReadAsync(await tutor.SubmitAsync(await tutor.GetPageAsync($"/staff/attendance/{run}"), [($"came-{reference.Value}", "true"), ($"result-{reference.Value}", "Passed")]));
        Assert.Equal(HttpStatusCode.OK, review.StatusCode);
        Assert.Null(review.QuerySelector(".govuk-error-summary"));
        Assert.Equal("Congratulations on the Test refresher.", review.QuerySelector("[name=PassedWords]")!.TextContent);
        Assert.Equal("Come to stage two.\nBegin within six months.", review.QuerySelector("[name=StageTwoWords]")!.TextContent.Trim());
        Assert.Null(review.QuerySelector("[name=NotPassedWords]"));
        Assert.Contains("Congratulations on the Test refresher.", Letter(review), StringComparison.Ordinal);

        using var looked = await PostAsync("Review", ("PassedWords", "Very good, Ann."));
        var again = await SiteClient.ReadAsync(looked);
        Assert.Contains("Very good, Ann.", Letter(again), StringComparison.Ordinal);
        Assert.Contains("Come to stage two.", Letter(again), StringComparison.Ordinal);
        Assert.Null(await site.Services.GetRequiredService<Register>().FindAsync(reference));

        // To the answers and back: what was written is still there, and so is a field that was emptied.
        using var back = await PostAsync("Change", ("PassedWords", "Very good, Ann."), ("StageTwoWords", ""));
        var returned = await SiteClient.ReadAsync(await tutor.SubmitAsync(await SiteClient.ReadAsync(back), []));
        Assert.Equal(("Very good, Ann.", ""), (returned.QuerySelector("[name=PassedWords]")!.TextContent, returned.QuerySelector("[name=StageTwoWords]")!.TextContent));
        Assert.Contains("You are invited to go on to stage two", Letter(returned), StringComparison.Ordinal);

        await tutor.SubmitAndFollowAsync(again);
        var sent = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("You have passed", StringComparison.Ordinal));
        Assert.Equal(Letter(again), Link().Replace(sent.Text, match => match.Value[..match.Value.IndexOf("=", StringComparison.Ordinal)] + "=…").ReplaceLineEndings("\n").Trim());

        async Task<HttpResponseMessage> PostAsync(string handler, params (string Name, string? Value)[] changed) =>
            await tutor.SendAsync(new(HttpMethod.Post, $"/staff/attendance/{run}?handler={handler}") { Content = new FormUrlEncodedContent(FormFields.Of(review.QuerySelector<IHtmlFormElement>("main form")!).With(changed)) });

        static string Letter(IDocument page) => page.QuerySelector(".dit-letter")!.TextContent.ReplaceLineEndings("\n").Trim();
    }

    [Fact]
    public async Task WordsThatAreTooLong_AreA400OnTheSamePageAndSendNothing()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var tutor = await site.SignedInAsync("tutor");
        var review = await SiteClient.ReadAsync(await tutor.SubmitAsync(await tutor.GetPageAsync($"/staff/attendance/{run}"), [($"came-{reference.Value}", "true"), ($"result-{reference.Value}", "NotPassed")]));
        Assert.Contains("Answer this letter.", review.QuerySelector(".dit-letter")!.TextContent, StringComparison.Ordinal);

        using var refused = await tutor.SubmitAsync(review.QuerySelector<IHtmlFormElement>("main form")!, [("NotPassedWords", new string('x', ResultWords.Length + 1))]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await SiteClient.ReadAsync(refused);
        Assert.Equal("#not-passed-words", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(ResultWords.Length + 1, page.QuerySelector("[name=NotPassedWords]")!.TextContent.Length);
        Assert.Null(await site.Services.GetRequiredService<Register>().FindAsync(reference));
    }

    [Fact]
    public async Task Result_OfSomebodyWhoDidNotCome_IsRefusedBeforeTheReview()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var tutor = await site.SignedInAsync("tutor");
        using var refused = await tutor.SubmitAsync(await tutor.GetPageAsync($"/staff/attendance/{run}"), [($"came-{reference.Value}", "false"), ($"result-{reference.Value}", "Passed")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("A result belongs to somebody who came", (await SiteClient.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admissions_MarkAttendanceButJudgeNoRolePlay()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var browser = await site.SignedInAsync("admissions");
        var form = await browser.GetPageAsync($"/staff/attendance/{run}");
        Assert.Null(form.QuerySelector($"[name=result-{reference.Value}]"));
        var token = FormFields.Of(form.QuerySelector<IHtmlFormElement>(".dit-desk-nav__out")!).With([]);

        using var refused = await browser.SendAsync(new(HttpMethod.Post, $"/staff/attendance/{run}?handler=Confirm")
        {
            Content = new FormUrlEncodedContent([.. token, new($"came-{reference.Value}", "true"), new($"result-{reference.Value}", "Passed")]),
        });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(await site.Services.GetRequiredService<Register>().FindAsync(reference));

        var review = await SiteClient.ReadAsync(await browser.SubmitAsync(form, [($"came-{reference.Value}", "true")]));
        await browser.SubmitAndFollowAsync(review);
        Assert.True((await site.Services.GetRequiredService<Register>().FindAsync(reference))!.Outcome!.Attended);
    }

    [Fact]
    public async Task Review_OfNothingNew_IsA400AndGoingBackKeepsTheAnswers()
    {
        var (reference, run) = await BookedAndHeldAsync();
        using var tutor = await site.SignedInAsync("tutor");
        var form = await tutor.GetPageAsync($"/staff/attendance/{run}");
        using var nothing = await tutor.SubmitAsync(form, []);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);

        var review = await SiteClient.ReadAsync(await tutor.SubmitAsync(form, [($"came-{reference.Value}", "false")]));
        var confirm = review.QuerySelector<IHtmlFormElement>("main form")!;
        using var back = await tutor.SendAsync(new(HttpMethod.Post, $"/staff/attendance/{run}?handler=Change") { Content = new FormUrlEncodedContent(FormFields.Of(confirm).With([])) });
        var again = await SiteClient.ReadAsync(back);
        Assert.True(again.QuerySelector<IHtmlInputElement>($"[name=came-{reference.Value}][value=false]")!.IsChecked);
    }

    private async Task<(BookingReference Reference, Guid Run)> BookedAndHeldAsync()
    {
        var reference = await BookedAtTheDesk.BookAsync(site);
        var booking = (await site.Services.GetRequiredService<BookingFinder>().FindAsync(reference))!;
        site.Clock.SetUtcNow(booking.Facts.EndsAt.AddHours(1));
        return (reference, booking.RunKey);
    }

    [GeneratedRegex(@"/delegates/[A-Z2-9]{4}-[A-Z2-9]{4}\?link=[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
