using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Applications;

/// <summary>People who apply over HTTP, page by page, without scripts.</summary>
/// <param name="browser">Null: one of its own.</param>
/// <param name="run">The date that is applied for.</param>
internal sealed partial class ApplyWalk(SiteFactory site, string email, SiteClient? browser = null, string run = ApplyWalk.Run)
{
    public const string Run = "/courses/test-course/dates/2027-05-03";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["Name"] = "Ann Applicant", ["Place"] = "uk", ["Details"] = "Two courses", ["Hours"] = "200", ["Setting"] = "Harbour", ["Employer"] = "A trust", ["Role"] = "Therapist",
        ["From.Month"] = "1", ["From.Year"] = "2019", ["Ongoing"] = "still", ["Body"] = "AAA", ["Number"] = "12345", ["Option"] = "including-role-play", ["Weekly"] = "true", ["Consent"] = "true", ["Diploma"] = "yes",
        ["Relationship"] = "Supervisor", ["Service"] = "Talking Therapies", ["InLondon"] = "true", ["PayOtherwise"] = "true", ["Promised"] = "true",
    };

    public SiteClient Browser { get; private set; } = browser ?? site.Browse();

    public string Email => email;

    /// <summary>Path of the application.</summary>
    public string Home { get; private set; } = "";

    public BookingReference Reference => BookingReference.Parse(Home.Split('/')[2]);

    public async Task StartAsync()
    {
        var asked = await Browser.SubmitAndFollowAsync(await Browser.GetPageAsync($"{run}/apply"), ("Email", email));
        Assert.Equal("Check your email", asked.QuerySelector("h1")!.TextContent);
        await OpenAsync((await LastLetterAsync("Your link to apply")).Text);
    }

    /// <summary>On another device: nothing of the first browser is there.</summary>
    public async Task ResumeElsewhereAsync()
    {
        Browser = site.Browse();
        await Browser.SubmitAndFollowAsync(await Browser.GetPageAsync("/applications/return"), ("Email", email));
        await OpenAsync((await LastLetterAsync("Your application")).Text);
    }

    public async Task OpenAsync(string letter)
    {
        var page = await Browser.GetPageAsync(Link().Match(letter).Value);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var opened = await Browser.FollowAsync(await Browser.SubmitAsync(page, []));
        Home = new Uri(opened.Url).AbsolutePath;
        Assert.StartsWith("/applications/", Home);
    }

    /// <summary>Completes every section that is not complete, or only so many of them.</summary>
    /// <param name="funded">Asks for a funded place.</param>
    public async Task FillAsync(bool funded = false, int most = 20, IReadOnlyDictionary<string, string>? instead = null)
    {
        for (var done = 0; done < most; done++)
        {
            var tasks = await Browser.GetPageAsync(Home);
            var open = tasks.QuerySelectorAll(".govuk-task-list__item").FirstOrDefault(item => !item.TextContent.Contains("Completed", StringComparison.Ordinal));
            if (open is null)
            {
                return;
            }

            var page = await Browser.GetPageAsync(open.QuerySelector("a")!.GetAttribute("href")!);
            var next = await AnswerAsync(page, funded, instead);
            if (next.QuerySelector("input[type=file]") is not null)
            {
                Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync(new Uri(next.Url).AbsolutePath, ("evidence.pdf", SampleFiles.Pdf()))).StatusCode);
            }
            else if (next.Url.EndsWith("/referee", StringComparison.Ordinal))
            {
                await AnswerAsync(next, funded, instead);
            }
        }
    }

    public async Task<IDocument> SendAsync() => await Browser.SubmitAndFollowAsync(await Browser.GetPageAsync(Home + "/check"), ("Accepted", "true"));

    public async Task<HttpResponseMessage> UploadAsync(string path, params (string Name, byte[] Content)[] files)
    {
        var page = await Browser.GetPageAsync(path);
        var token = page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await PostFilesAsync(path, token, files);
    }

    public async Task<HttpResponseMessage> PostFilesAsync(string path, string? token, params (string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        if (token is not null)
        {
            content.Add(new StringContent(token), "__RequestVerificationToken");
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "Files", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await Browser.SendAsync(request);
    }

    public async Task<SentMail> LastLetterAsync(string subject)
    {
        await site.Mail.FirstAsync(mail => mail.To == email && mail.Subject.Contains(subject, StringComparison.Ordinal));
        return site.Mail.Sent.Last(mail => mail.To == email && mail.Subject.Contains(subject, StringComparison.Ordinal));
    }

    /// <summary>Staff judge every requirement as met, and offer.</summary>
    public async Task OfferAsync()
    {
        var decisions = site.Services.GetRequiredService<Decisions>();
        var view = (await site.Services.GetRequiredService<ApplicationsDesk>().FindAsync(Reference, default))!.Application;
        foreach (var requirement in view.Course.Requirements)
        {
            Assert.Equal(DecisionResult.Done, await site.Services.GetRequiredService<Assessments>().AssessAsync(Reference, requirement.Code, FindingKind.Met, null, false, "Sam Staff"));
        }

        Assert.Equal(DecisionResult.Done, await decisions.OfferAsync(Reference, null, "Sam Staff"));
    }

    public static string LinkIn(string letter) => Link().Match(letter).Value;

    private async Task<IDocument> AnswerAsync(IDocument page, bool funded, IReadOnlyDictionary<string, string>? instead)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var referee = page.Url.EndsWith("/referee", StringComparison.Ordinal);
        var values = FormFields.Controls(form).Select(control => control.GetAttribute("name")!).Distinct()
            .Where(name => name != "csrf")
            .Select(name => (name, Value: name switch
            {
                "Wanted" => funded ? "true" : "false",
                "Email" => $"referee-{email}",
                "Name" when referee => "Pat Referee",
                _ when instead?.TryGetValue(name, out var other) == true => other,
                _ => Answers.GetValueOrDefault(name),
            }))
            .Where(pair => pair.Value is not null && (funded || page.QuerySelector("[name=Wanted]") is null || pair.name == "Wanted"))
            .Select(pair => (pair.name, pair.Value)).ToList();
        using var response = await Browser.SubmitAsync(form, values);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{page.Url}: {response.StatusCode} {(await SiteClient.ReadAsync(response)).QuerySelector(".govuk-error-summary")?.TextContent}");
        return await Browser.FollowAsync(response);
    }

    [GeneratedRegex(@"/(applications/continue|referees/answer)\?link=[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
