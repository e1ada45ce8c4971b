using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

/// <summary>Answers the booking journey question by question, as the site leads, with answers that a test may change.</summary>
internal sealed class Questionnaire(SiteClient browser, string run = Questionnaire.RoomyRun)
{
    public const string RoomyRun = "2027-03-26";
    public const string OnePlaceRun = "2027-05-14";
    private const string QuestionForm = "main form[method=post]:not([action$='/hold'])";

    private static int lastAddress;

    private readonly Dictionary<string, (string Name, string? Value)[]> answers = new()
    {
        ["who-attends"] = [("Attendee", "Myself")],
        ["your-details"] = [("Name", "Ann Example"), ("Email", "ann@example.com")],
        ["their-details"] = [("Name", "Bea Sample"), ("Email", "bea@example.org")],
        ["training"] = [("Completed.Month", "5"), ("Completed.Year", "2019")],
        ["system-requirements"] = [("Confirmed", "true")],
        ["registration"] = [],
        ["access-needs"] = [],
        ["who-pays"] = [("Payer", "Self")],
        ["employer"] = [("Organisation", "Testford Trust"), ("PurchaseOrder", "PO-77"), ("BillingAddress", "1 High Street\nTestford")],
        ["fee"] = [("Option", "standard")],
        ["check"] = [("Accepted", "true")],
    };

    public SiteClient Browser { get; } = browser;

    public string Start { get; } = $"/courses/test-refresher/dates/{run}/book";

    /// <summary>A browser at a client address nobody else has, so that limits per address do not mix tests up.</summary>
    public static Questionnaire In(SiteFactory site, string run = RoomyRun)
    {
        var number = Interlocked.Increment(ref lastAddress);
        return new(site.Browse($"198.18.{number / 250}.{(number % 250) + 1}"), run);
    }

    public Questionnaire With(string step, params (string Name, string? Value)[] values)
    {
        answers[step] = values;
        return this;
    }

    public Questionnaire As(string name, string email) => With("your-details", ("Name", name), ("Email", email));

    public static string StepOf(IDocument page) => new Uri(page.Url).AbsolutePath.Split('/')[^1];

    public Task<IDocument> GetAsync(string step) => Browser.GetPageAsync($"{Start}/{step}");

    /// <summary>Presses the start button.</summary>
    public async Task<IDocument> StartAsync()
    {
        using var response = await Browser.SubmitAsync(await Browser.GetPageAsync(Start), [], QuestionForm);
        return await Browser.FollowAsync(response);
    }

    /// <summary>From the start, answering what comes, to the page of a question, which is not answered.</summary>
    public async Task<IDocument> ToAsync(string step)
    {
        var page = await StartAsync();
        while (StepOf(page) != step)
        {
            var before = StepOf(page);
            page = await AnswerAsync(page);
            Assert.True(page.StatusCode == HttpStatusCode.OK && StepOf(page) != before, $"{before} does not lead to {step} but to {page.Url} ({page.StatusCode}): {page.QuerySelector("main")?.TextContent}");
        }

        return page;
    }

    public Task<IDocument> AnswerAsync(IDocument page) => AnswerAsync(page, answers[StepOf(page)]);

    public async Task<IDocument> AnswerAsync(IDocument page, params (string Name, string? Value)[] values)
    {
        using var response = await SendAsync(page, values);
        return await Browser.FollowAsync(response);
    }

    public Task<HttpResponseMessage> SendAsync(IDocument page, params (string Name, string? Value)[] values) => Browser.SubmitAsync(page, values, QuestionForm);

    public static IHtmlFormElement FormOf(IDocument page) => page.QuerySelector<IHtmlFormElement>(QuestionForm)!;

    /// <summary>Answers everything and confirms.</summary>
    /// <returns>The result page.</returns>
    public async Task<IDocument> BookAsync() => await AnswerAsync(await ToAsync("check"));
}
