using AngleSharp.Dom;
using DitSite.Bookings.Places;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Booking;

/// <summary>Every rule of every question: refused with the error contract, with an instruction as its message, and with the answers kept.</summary>
public sealed class ValidationTests(SiteFactory site) : IClassFixture<SiteFactory>, IAsyncLifetime
{
    /// <summary>Places that earlier tests hold come free: there are more rules than places.</summary>
    public Task InitializeAsync()
    {
        site.Clock.Advance(PlaceHolds.Duration + TimeSpan.FromSeconds(1));
        return site.Services.GetRequiredService<PlaceHolds>().SweepAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, string, string> Rules => new()
    {
        { "who-attends", "", "Select who will attend" },
        { "who-attends", "Attendee=Nobody", "Choose or enter an answer from those offered" },
        { "your-details", "Name=&Email=ann@example.com", "Enter your full name" },
        { "your-details", "Name=Ann&Email=", "Enter your email address" },
        { "your-details", "Name=Ann&Email=ann@example", "Enter an email address in the correct format, like name@example.com" },
        { "your-details", "Name=Ann&Email=ann@ex ample.com", "Enter an email address in the correct format, like name@example.com" },
        { "your-details", "Name=Ann\nBcc&Email=ann@example.com", "Enter your full name on one line" },
        { "your-details", "Name=@201&Email=ann@example.com", "Your full name must be 200 characters or fewer" },
        { "training", "Completed.Month=&Completed.Year=", "Enter the month and year when the training was completed" },
        { "training", "Completed.Month=5&Completed.Year=", "The month the training was completed must include a year" },
        { "training", "Completed.Month=13&Completed.Year=2019", "The month the training was completed must have a month from 1 to 12, or its name, such as March" },
        { "training", "Completed.Month=March&Completed.Year=2027", "The month the training was completed must be this month or earlier" },
        { "training", "Completed.Month=March&Completed.Year=1949", "The month the training was completed must have a year from 1950 to 2100" },
        { "system-requirements", "", "Tick the box to confirm the equipment is ready" },
        { "registration", "Body=&Number=12345", "Enter the registration body the number belongs to" },
        { "registration", "Body=@101&Number=", "The name of the registration body must be 100 characters or fewer" },
        { "registration", "Body=AAA&Number=@51", "The registration number must be 50 characters or fewer" },
        { "access-needs", "Needs=Captions", "Tick the box to agree that we use this, or clear what you wrote" },
        { "access-needs", "Needs=@2001&Agreed=true", "What is needed must be 2000 characters or fewer" },
        { "who-pays", "", "Select who will pay" },
        { "employer", "Organisation=&BillingAddress=1 High Street", "Enter the name of the organisation that pays" },
        { "employer", "Organisation=Trust&BillingAddress=", "Enter the billing address" },
        { "employer", "Organisation=Trust&BillingAddress=@1001", "The billing address must be 1000 characters or fewer" },
        { "employer", "Organisation=Trust&PurchaseOrder=@101&BillingAddress=1 High Street", "The purchase-order number must be 100 characters or fewer" },
        { "fee", "", "Select a fee" },
        { "fee", "Option=free", "Select a fee" },
        { "fee", "Option=standard&AddOns=gold", "Select from the additions on this page" },
        { "check", "", "Tick the box to accept the terms" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Answer_AgainstARule_IsRefusedByTheErrorContract(string step, string sent, string message)
    {
        var person = Questionnaire.In(site).With("who-pays", ("Payer", step == "employer" ? "Employer" : "Self"));
        var page = await person.ToAsync(step);
        var values = Values(sent);

        var refused = await person.AnswerAsync(page, values);

        Assert.Contains(message, refused.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent.Trim()));
        var typed = values.Where(value => value.Value is { Length: > 0 } && Offered(refused, value.Name, value.Value)).Select(value => (value.Name, value.Value!));
        ErrorContract.AssertHolds(refused, [.. typed]);
    }

    [Fact]
    public async Task TheirDetails_Empty_AsksForTheirsNotYours()
    {
        var person = Questionnaire.In(site).With("who-attends", ("Attendee", "SomebodyElse"));

        var refused = await person.AnswerAsync(await person.ToAsync("their-details"), ("Name", ""), ("Email", ""));

        ErrorContract.AssertHolds(refused);
        Assert.Equal(["Enter their full name", "Enter their email address"], refused.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task Answers_WithStraySpacesAndInvisibleCharacters_AreTakenWithoutThem()
    {
        var person = Questionnaire.In(site).As(" \u200bAnn\u00a0Example\u202e ", "\u200b ann@example.com\u2060 ").With("training", ("Completed.Month", " Sept "), ("Completed.Year", "\u200f2019"));

        var check = await person.ToAsync("check");

        var text = check.QuerySelector("main")!.TextContent;
        Assert.Contains("Ann Example", text);
        Assert.Contains("September 2019", text);
        Assert.Equal("ann@example.com", (await person.GetAsync("your-details")).QuerySelector("[name=Email]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Journey_WithEveryOptionalFieldEmpty_GoesThrough()
    {
        var person = Questionnaire.In(site).With("who-pays", ("Payer", "Employer")).With("employer", ("Organisation", "Trust"), ("PurchaseOrder", ""), ("BillingAddress", "1 High Street"));

        var page = await person.StartAsync();
        while (Questionnaire.StepOf(page) != "check")
        {
            // What may be left blank says so.
            Assert.All(page.QuerySelectorAll("main label, main legend").Where(label => label.TextContent.Contains("Registration") || label.TextContent.Contains("Purchase")), label => Assert.Contains("(optional)", label.TextContent));
            page = await person.AnswerAsync(page);
        }

        Assert.Contains("No purchase-order number", page.QuerySelector("main")!.TextContent);
    }

    /// <summary>"@201" stands for so many letters.</summary>
    private static (string Name, string? Value)[] Values(string sent) =>
    [
        .. sent.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (pair[0], (string?)(pair[1] is ['@', .. var count] && int.TryParse(count, out var length) ? new string('x', length) : pair[1]))),
    ];

    /// <summary>A choice that the page does not offer can't be shown again.</summary>
    private static bool Offered(IDocument page, string name, string value)
    {
        var controls = page.QuerySelectorAll($"main form [name='{name}']").ToList();
        return !controls.Any(control => control.GetAttribute("type") is "radio" or "checkbox") || controls.Any(control => control.GetAttribute("value") == value);
    }
}
