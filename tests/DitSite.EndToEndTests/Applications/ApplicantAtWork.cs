using System.Text.RegularExpressions;
using DitSite.Bookings;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings.Evidence;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Applications;

/// <summary>Somebody who applies, page by page, and reads the letters that come.</summary>
internal sealed partial class ApplicantAtWork(Visit visit, ApplyingSite site, string email, IHands hands)
{
    public IPage Page => visit.Page;

    public string Email => email;

    /// <summary>Path of the application.</summary>
    public string Home { get; private set; } = "";

    public BookingReference Reference => BookingReference.Parse(Home.Split('/')[2]);

    public Task<string> MainAsync() => Page.Locator("main").InnerTextAsync();

    public Task GoAsync(string path) => visit.GoToAsync(path);

    public async Task StartAsync()
    {
        await GoAsync(ApplyingSite.Run + "/apply");
        await AskForTheLinkAsync();
    }

    /// <summary>Gives the address on the page that asks for it, and opens the link.</summary>
    public async Task AskForTheLinkAsync(string subject = "Your link to apply")
    {
        await FillAsync("Your email address", email);
        await PressAsync("Send me the link", "Check your email");
        await OpenAsync(subject);
    }

    /// <summary>Opens the application by the newest letter with these words in its subject.</summary>
    public async Task OpenAsync(string subject)
    {
        await GoAsync(Link().Match((await site.LetterAsync(email, subject)).Text).Value);
        await hands.PressAsync(Button("Open my application"));
        await Page.ArriveAsync(address => !address.Contains("/continue", StringComparison.Ordinal));
        Home = new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Presses a button, and waits for the page with this heading.</summary>
    public async Task PressAsync(string button, string heading)
    {
        await hands.PressAsync(Button(button));
        await HeadingAsync(heading);
    }

    public async Task LinkAsync(string link, string heading)
    {
        await hands.PressAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));
        await HeadingAsync(heading);
    }

    /// <summary>A link that looks like a button.</summary>
    public async Task LinkButtonAsync(string link, string heading)
    {
        await hands.PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = link, Exact = true }));
        await HeadingAsync(heading);
    }

    /// <summary>Waits for the page with this heading. Playwright's own expectation looks once a second in the end; this one looks often, and not so often that looking is the work.</summary>
    public async Task HeadingAsync(string heading)
    {
        var seen = "";
        var pause = 0;
        for (var deadline = Environment.TickCount64 + 15_000; Environment.TickCount64 < deadline; await Task.Delay(pause = Math.Min(pause + 15, 60)))
        {
            try
            {
                seen = await Page.EvaluateAsync<string>("document.readyState === 'loading' ? '' : document.querySelector('h1')?.innerText.trim() ?? ''");
                if (seen == heading)
                {
                    await FitsAsync();
                    return;
                }
            }
            catch (PlaywrightException)
            {
                // The page went away while it was asked: the next one is on its way.
            }
        }

        Assert.Equal(heading, seen);
    }

    private async Task FitsAsync()
    {
        var wide = Page.ViewportSize!.Width;
        Assert.True(await visit.ScrollWidthAsync() <= wide, $"{Page.Url} is wider than {wide} px.");
    }

    public Task FillAsync(string label, string text) => hands.TypeAsync(Page.GetByLabel(label, new() { Exact = true }), text);

    public Task TickAsync(string label) => hands.ChooseAsync(Page.GetByLabel(label));

    public Task ChooseAsync(string question, string answer) => hands.ChooseAsync(Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }));

    public async Task MonthAsync(string question, string month, string year)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true });
        await hands.TypeAsync(group.GetByLabel("Month"), month);
        await hands.TypeAsync(group.GetByLabel("Year"), year);
    }

    public async Task UploadAsync(string name = "letter.pdf", int expected = 1)
    {
        await hands.AttachAsync(Page.Locator("input[type=file]"), new() { Name = name, MimeType = "application/pdf", Buffer = SampleFiles.Pdf() });
        await hands.PressAsync(Button("Upload"));
        await Assertions.Expect(Page.Locator(".dit-files li")).ToHaveCountAsync(expected);
    }

    public async Task YouAsync(string? country = null)
    {
        await LinkAsync("About you", "About you");
        await FillAsync("Full name", "Ann Applicant");
        await ChooseAsync("Where do you work?", country is null ? "In the United Kingdom" : "In another country");
        if (country is not null)
        {
            await FillAsync("If in another country, which one?", country);
        }

        await SaveAsync();
    }

    public async Task TheoryAsync()
    {
        await LinkAsync("Theory", "Theory");
        await FillAsync("What have you studied, where and when? (optional)", "Two courses, 2012 and 2015");
        await PressAsync("Save and continue", "Evidence: Theory");
        await UploadAsync();
        await LinkButtonAsync("Done: back to the task list", "Your application");
    }

    public async Task HoursAsync()
    {
        await LinkAsync("Supervised work", "Supervised work");
        await FillAsync("How many hours have you done?", "200");
        await PressAsync("Save and continue", "Your referee");
        await FillAsync("Full name of your referee", "Pat Referee");
        await FillAsync("Their email address", "referee-" + email);
        await FillAsync("How do they know your work?", "Supervisor from 2019 to 2023");
        await SaveAsync();
    }

    public async Task TherapyAsync()
    {
        await LinkAsync("Therapy", "Therapy");
        await MonthAsync("When did it begin?", "1", "2019");
        await ChooseAsync("Is it still going on?", "Yes");
        await ChooseAsync("Did you go every week, holidays apart?", "Yes");
        await TickAsync("I agree that you use these dates");
        await PressAsync("Save and continue", "Evidence: Therapy");
        await UploadAsync();
        await LinkButtonAsync("Done: back to the task list", "Your application");
    }

    public async Task EmploymentAsync()
    {
        await LinkAsync("Employment", "Employment");
        await ChooseAsync("Where did you work?", "Harbour");
        await FillAsync("Employer, or the name of your practice", "Testford Trust");
        await FillAsync("Your role", "Therapist");
        await MonthAsync("When did it begin?", "January", "2019");
        await ChooseAsync("Are you still there?", "Yes");
        await PressAsync("Save and continue", "Evidence: Employment");
        await UploadAsync();
        await LinkButtonAsync("Done: back to the task list", "Your application");
    }

    public async Task RegistrationAsync(string? otherBody = null)
    {
        await LinkAsync("Registration", "Registration");
        if (otherBody is null)
        {
            await ChooseAsync("Which body are you registered with?", "Association of Added Arches (AAA)");
        }
        else
        {
            await ChooseAsync("Which body are you registered with?", "Another body, in the UK or abroad");
            await FillAsync("If another body: its name, and its country", otherBody);
        }

        await FillAsync("Registration number", "12345");
        if (otherBody is null)
        {
            await SaveAsync();
            return;
        }

        await PressAsync("Save and continue", "Evidence: Registration");
        await UploadAsync();
        await LinkButtonAsync("Done: back to the task list", "Your application");
    }

    public async Task DiplomaAsync()
    {
        await LinkAsync("Diploma or equivalent", "Do you have a diploma of the lighthouse?");
        await ChooseAsync("Do you have a diploma of the lighthouse?", "Yes, I have one");
        await SaveAsync();
    }

    public async Task FeeAsync()
    {
        await LinkAsync("Which fee", "Which fee applies?");
        await ChooseAsync("Which fee applies?", "Course fee including role play: £237.31");
        await SaveAsync();
    }

    /// <param name="wanted">Asks for one, from London, and promises what it comes with.</param>
    public async Task FundingAsync(bool wanted = false)
    {
        await LinkAsync("Funded place", "Funded place");
        await ChooseAsync("Do you ask for a funded place?", wanted ? "Yes" : "No");
        if (wanted)
        {
            await FillAsync("Your employer", "Testford Trust");
            await FillAsync("The service you work in", "Talking Therapies");
            await ChooseAsync("Is that service in London?", "Yes");
            await ChooseAsync("would you pay for a place?", "No");
            await TickAsync("If I get a funded place I will");
        }

        await SaveAsync();
    }

    public async Task NeedsAsync()
    {
        await LinkAsync("What would help you take part", "What would help you take part? (optional)");
        await SaveAsync();
    }

    public async Task LinkBackAsync()
    {
        await hands.PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Back", Exact = true }));
        await HeadingAsync("Your application");
    }

    public Task SaveAsync() => PressAsync("Save and continue", "Your application");

    public async Task SendAsync()
    {
        await LinkButtonAsync("Check your answers and send", "Check your answers");
        await TickAsync("What I have answered is true");
        await PressAsync("Send the application", "Application sent");
    }

    private ILocator Button(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex(@"/(applications/continue|referees/answer)\?link=[A-Za-z0-9_-]{43}")]
    internal static partial Regex Link();
}
