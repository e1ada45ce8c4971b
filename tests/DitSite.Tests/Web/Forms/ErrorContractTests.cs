using System.Net;
using AngleSharp.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Forms;

/// <summary>The error contract, over the real pipeline, on the page that has every primitive.</summary>
public sealed class ErrorContractTests(ErrorContractTests.Development site) : IClassFixture<ErrorContractTests.Development>
{
    private const string Primitives = "/development/primitives";

    public sealed class Development : SiteFactory
    {
        public Development() => EnvironmentName = "Development";
    }

    [Fact]
    public async Task Post_NothingAnswered_HoldsTheContractForEveryField()
    {
        var page = await PostAsync();

        ErrorContract.AssertHolds(page);
        Assert.Equal(10, page.QuerySelectorAll(".govuk-error-summary li").Length);
    }

    [Fact]
    public async Task Post_OneAnswerWrong_KeepsAllTheOthers()
    {
        (string, string?)[] typed =
        [
            ("Answers.FullName", "Łucja <b>O'Neill</b>"), ("Answers.Amount", "ten"), ("Answers.Message", "\nTwo\nlines"), ("Answers.Payer", "employer"),
            ("Answers.Microphone", "false"), ("Answers.Settings", "private"), ("Answers.Finished.Day", "31"), ("Answers.Finished.Month", "april"),
            ("Answers.Finished.Year", "2020"), ("Answers.Registered.Month", "3"), ("Answers.Registered.Year", "19"), ("Answers.Course", "refresher"),
        ];
        var page = await PostAsync(typed);

        ErrorContract.AssertHolds(page, [.. typed.Select(field => (field.Item1, field.Item2!))]);
        Assert.Equal(
            ["Choose or enter an answer from those offered", "The date you finished must be a real date: April 2020 has 30 days", "The month you registered must have a year of 4 numbers", "Select a file"],
            page.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent.Trim()));
        Assert.Equal("#answers-finished-day", page.QuerySelector(".govuk-error-summary li:nth-child(2) a")!.GetAttribute("href"));
        Assert.Equal("#answers-registered-year", page.QuerySelector(".govuk-error-summary li:nth-child(3) a")!.GetAttribute("href"));
        Assert.Equal(["answers-finished-day", "answers-registered-year"], page.QuerySelectorAll(".govuk-date-input .govuk-input--error").Select(input => input.Id));
    }

    [Theory]
    [InlineData("main > .govuk-error-summary", "No error summary")]
    [InlineData("#answers-payer-error", "does not stand at its field")]
    [InlineData(".govuk-error-summary li", "At the fields")]
    public async Task Contract_APartTakenAway_IsNoticed(string selector, string complaint)
    {
        var page = await PostAsync();
        page.QuerySelector(selector)!.Remove();

        Assert.Contains(ErrorContract.Broken(page), broken => broken.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contract_TitleOrDescriptionOrAnswerLost_IsNoticed()
    {
        var page = await PostAsync();
        page.Title = "Primitives";
        page.GetElementById("answers-full-name")!.RemoveAttribute("aria-describedby");

        var broken = ErrorContract.Broken(page, ("Answers.FullName", "Sam"));
        Assert.Equal(3, broken.Count);
    }

    [Fact]
    public async Task Get_BeforeAnyAnswer_ShowsNoError()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync(Primitives);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Null(page.QuerySelector(".govuk-error-summary, .govuk-error-message, .govuk-form-group--error"));
        Assert.DoesNotContain("Error", page.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_InProduction_IsNotFound()
    {
        using var production = new SiteFactory();
        using var browser = production.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync(Primitives)).StatusCode);
    }

    [Fact]
    public async Task Token_InAForm_ComesWithAHostCookieAndIsNeeded()
    {
        using var browser = site.Browse();
        using var response = await browser.Http.GetAsync(Primitives);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-csrf=", cookie);
        Assert.All(["path=/", "secure", "samesite=strict", "httponly"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));

        var page = await SiteClient.ReadAsync(response);
        Assert.Equal("csrf", page.QuerySelector("main form input[type=hidden]")!.GetAttribute("name"));
        using var without = await browser.SubmitAsync(page, [("csrf", null)]);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.DoesNotContain("There is a problem", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<IDocument> PostAsync(params (string Name, string? Value)[] values)
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync(Primitives);
        using var response = await browser.SubmitAsync(page, values);
        return await SiteClient.ReadAsync(response);
    }
}
