using System.Web;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Applications;
using DitSite.Tests.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Applications;

/// <summary>The tests of applying, with a browser of their own.</summary>
[CollectionDefinition(Name)]
public sealed class ApplyingCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<ApplyingSite>
{
    public const string Name = "applying";
}

/// <summary>Those who look at every page of applying have a site of their own, so that those who apply need not wait for them.</summary>
[CollectionDefinition(Name)]
public sealed class ApplyingPagesCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<ApplyingSite>
{
    public const string Name = "applying pages";
}

/// <summary>One site that can be applied to, shared by all who do. What staff and the passing of time do is done here, without a page.</summary>
public sealed class ApplyingSite : IAsyncLifetime
{
    public const string Course = "/courses/test-course";
    public const string Run = Course + "/dates/2027-05-03";
    public const string Staff = "Sam Staff";

    private readonly ContentCopy content = ApplyContent.WithEverythingAsked();
    private readonly StandInProvider provider;

    public ApplyingSite()
    {
        content.Replace("courses/test-course/runs/2027-05-03.md", "capacity: 12", "capacity: 200");
        content.Replace("courses/test-course/runs/2027-05-03.md", "funded-places: 2", "funded-places: 100");

        // Many people apply here from one address.
        Live = new()
        {
            ContentFolder = content.Path,
            Settings = { ["PostLimits:ApplicationLink"] = "1000", ["SignIn:Authority"] = StandInProvider.Issuer, ["SignIn:ClientId"] = StandInProvider.ClientId },
            Replacements = services => services.AddHttpClient(Provider.ClientName).ConfigurePrimaryHttpMessageHandler(() => provider!),
        };
        provider = new(Live.Clock) { Roles = ["administrator"] };
    }

    public LiveSite Live { get; }

    public Decisions Decisions => Get<Decisions>();

    public Assessments Assessments => Get<Assessments>();

    public Task InitializeAsync()
    {
        Live.StartServer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Live.DisposeAsync();
        content.Dispose();
    }

    /// <summary>The newest letter to an address whose subject holds these words.</summary>
    /// <param name="number">How many such letters there are by then.</param>
    public async Task<SentMail> LetterAsync(string email, string subject, int number = 1)
    {
        bool Fits(SentMail mail) => mail.To == email && mail.Subject.Contains(subject, StringComparison.Ordinal);
        await Live.Mail.FirstAsync(mail => Fits(mail) && Live.Mail.Sent.Count(Fits) >= number);
        return Live.Mail.Sent.Last(Fits);
    }

    /// <summary>A complete application, filled in and, if wanted, sent, without a browser.</summary>
    /// <param name="change">Makes the answers other than the usual ones.</param>
    public async Task<BookingReference> ApplicationAsync(string email, bool send = true, Func<ApplicationAnswers, ApplicationAnswers>? change = null)
    {
        await Get<ApplicationLinks>().AskAsync(email, RunKey, "Test course");
        var link = ApplicantAtWork.Link().Match((await LetterAsync(email, "Your link to apply")).Text).Value.Split('=')[1];
        using var scope = Live.Services.CreateScope();
        var session = (await Get<ApplicationLinks>().OpenAsync(link, scope.ServiceProvider.GetRequiredService<DitSite.Web.Applications.ApplyDoor>().Offer))!;
        var id = (await Get<ApplicationLinks>().SessionAsync(session.Token, session.Reference))!.Value;
        var answers = new ApplicationAnswers
        {
            Name = "Ann Applicant",
            WorksInUk = true,
            Requirements = new Dictionary<string, RequirementAnswer>
            {
                ["theory"] = new() { Details = "Two courses" },
                ["hours"] = new() { Hours = 200, Details = "At the harbour, 2019 to 2023" },
                ["therapy"] = new() { From = new(2019, 1, 1), Weekly = true, Consent = true },
                ["employment"] = new() { From = new(2019, 1, 1), Setting = "Harbour", Employer = "A trust", Role = "Therapist" },
                ["registration"] = new() { Body = "AAA", Number = "12345" },
            },
            Referee = new("Pat Referee", "referee-" + email, "Supervisor"),
            Diploma = "yes",
            FeeCode = "including-role-play",
            Funding = new(false),
            AccessNeedsSeen = true,
        };
        Assert.True(await Get<ApplicationDrafts>().SaveAsync(id, _ => change is null ? answers : change(answers)));
        foreach (var code in new[] { "theory", "therapy", "employment" })
        {
            Assert.IsType<AddFileResult.Added>(await Get<EvidenceStore>().AddAsync(id, code, $"{code}.pdf", new MemoryStream(SampleFiles.Pdf())));
        }

        if (send)
        {
            Assert.Equal(SubmitResult.Submitted, await Get<ApplicationDrafts>().SubmitAsync(id, new("1", new('a', 64))));
        }

        return session.Reference;
    }

    /// <summary>Staff judge every requirement as met, and offer.</summary>
    public async Task OfferAsync(BookingReference reference)
    {
        foreach (var requirement in (await ViewAsync(reference)).Course.Requirements)
        {
            Assert.Equal(DecisionResult.Done, await Assessments.AssessAsync(reference, requirement.Code, FindingKind.Met, null, requirement.Kind == RequirementKind.Registration, Staff));
        }

        Assert.Equal(DecisionResult.Done, await Decisions.OfferAsync(reference, "We look forward to meeting you.", Staff));
    }

    public async Task<ApplicationView> ViewAsync(BookingReference reference) => (await Get<ApplicationsDesk>().FindAsync(reference, default))!.Application;

    /// <summary>Signs a browser in as an administrator. The provider is a stand-in without pages, so the way there goes without the browser.</summary>
    internal async Task SignInAsync(Visit visit)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Live.Address) };
        using var start = await http.GetAsync("/staff/sign-in/start?to=/staff");
        var asked = HttpUtility.ParseQueryString(start.Headers.Location!.Query);
        provider.AskedNonce = asked["nonce"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ProviderHandler.CallbackPath}?code={Guid.NewGuid():N}&state={Uri.EscapeDataString(asked["state"]!)}&iss={Uri.EscapeDataString(StandInProvider.Issuer)}");
        request.Headers.Add("Cookie", string.Join("; ", start.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        using var signedIn = await http.SendAsync(request);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-staff=", StringComparison.Ordinal));
        await visit.Page.RouteAsync("**/signed-in", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>x</title>", Headers = new Dictionary<string, string> { ["Set-Cookie"] = session } }));
        await visit.GoToAsync("/signed-in");
    }

    public T Get<T>()
        where T : notnull => Live.Services.GetRequiredService<T>();

    internal static Guid RunKey => Guid.Parse("d8586213-f3fb-419e-9e92-37a379a0d6ee");
}
