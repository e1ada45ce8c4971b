using System.Text.RegularExpressions;
using DitSite.EndToEndTests.Browsing;

namespace DitSite.EndToEndTests.Consent;

/// <summary>What people do beyond reading, because some cookies are set for nothing else.</summary>
internal static partial class Journeys
{
    public const string Book = "/courses/test-refresher/dates/2027-03-26/book";

    /// <summary>Begins a booking: the first question.</summary>
    public static async Task BeginAsync(Person person)
    {
        await person.GoToAsync(Book);
        await person.Page.ClickAsync("main form[method=post] button:has-text('Start')");
        await person.Page.ArriveAsync("**/who-attends");
    }

    /// <summary>To the question about name and address.</summary>
    public static async Task ToYourDetailsAsync(Person person)
    {
        await BeginAsync(person);
        await person.Page.CheckAsync("input[value=Myself]");
        await ContinueAsync(person);
        await person.Page.ArriveAsync("**/your-details");
    }

    /// <summary>Books a place and opens the booking by the link in the letter.</summary>
    public static async Task BookAndOpenAsync(Person person, LiveSite site, string email)
    {
        await ToYourDetailsAsync(person);
        for (var step = "your-details"; step != "done"; step = new Uri(person.Page.Url).AbsolutePath.Split('/')[^1])
        {
            await AnswerAsync(person, step, email);
            await person.Page.ArriveAsync(url => !url.EndsWith(step, StringComparison.Ordinal));
        }

        var letter = await site.Mail.FirstToAsync(email);
        await person.GoToAsync(new Uri(Link().Match(letter.Text).Value).PathAndQuery);
        await person.Page.ClickAsync("main form[method=post] button");
        await person.Page.ArriveAsync(url => !url.Contains("link=", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task AnswerAsync(Person person, string step, string email)
    {
        var page = person.Page;
        switch (step)
        {
            case "your-details":
                await page.FillAsync("[name=Name]", "Cora Crumb");
                await page.FillAsync("[name=Email]", email);
                break;
            case "training":
                await page.FillAsync("[name='Completed.Month']", "5");
                await page.FillAsync("[name='Completed.Year']", "2019");
                break;
            case "system-requirements":
                await page.CheckAsync("input[name=Confirmed]");
                break;
            case "who-pays":
                await page.CheckAsync("input[value=Self]");
                break;
            case "fee":
                await page.CheckAsync("input[value=standard]");
                break;
            case "check":
                await page.CheckAsync("input[name=Accepted]");
                break;
        }

        await ContinueAsync(person);
    }

    private static Task ContinueAsync(Person person) => person.Page.Locator("main form[method=post]:not([action$='/hold']) button").Last.ClickAsync();

    [GeneratedRegex(@"https?://\S+/bookings/\S+link=\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
