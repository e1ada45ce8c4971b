using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Bookings.Applications;

/// <summary>People with applications, made at the door behind the pages.</summary>
internal static class Applicants
{
    public static readonly AcceptedTerms Terms = new("2027-01", new('a', 64));

    /// <summary>A course whose requirements need no file, so that a test about the queue is not one about files.</summary>
    public static AppliedFor Course(SellableRun? run = null) => new()
    {
        Facts = (run ?? Examples.Run()).Facts,
        Requirements =
        [
            new() { Code = "hours", Kind = RequirementKind.SupervisedHours, Label = "Supervised work", Text = "At least 170 hours.", Threshold = 170, Unit = "hours" },
            new() { Code = "registration", Kind = RequirementKind.Registration, Label = "Registration", Text = "One of these.", Bodies = ["AAA"], Equivalent = true },
        ],
        Prices = [new("full", PriceKind.Fee, "Course fee", 237.31m), new("book", PriceKind.AddOn, "The handbook", 23.50m)],
        FundedPlaces = run?.FundedPlaces ?? 5,
        Commitments = ["Attend the whole course"],
    };

    public static ApplicationAnswers Answers(string name) => new()
    {
        Name = name,
        WorksInUk = true,
        Requirements = new Dictionary<string, RequirementAnswer>
        {
            ["hours"] = new() { Hours = 200 },
            ["registration"] = new() { Body = "AAA", Number = "12345" },
        },
        Referee = new($"Referee of {name}", $"referee.{name}@trust.test", "Supervisor"),
        FeeCode = "full",
        Funding = new(true, "A trust", "Talking Therapies", true, true, true),
        AccessNeedsSeen = true,
    };

    /// <summary>A complete draft.</summary>
    public static async Task<Guid> DraftAsync(BookingsHost host, string name, Guid? run = null, AppliedFor? course = null, ApplicationAnswers? answers = null)
    {
        var (now, secrets) = (host.Clock.GetUtcNow(), host.Get<ApplicationSecrets>());
        var application = New(now, name, run ?? Examples.RunKey, course ?? Course());
        application.Save(name, secrets.Seal(answers ?? Answers(name)), now);
        await host.Get<WriteGate>().WriteAsync(
            context =>
            {
                context.Applications.Add(application);
                return Task.FromResult(true);
            },
            default);
        return application.Id;
    }

    /// <summary>At a whole site.</summary>
    public static async Task<BookingReference> SubmittedAsync(IServiceProvider site, string name, Guid run, SellableRun sold)
    {
        var now = site.GetRequiredService<TimeProvider>().GetUtcNow();
        var application = New(now, name, run, Course(sold));
        application.Save(name, site.GetRequiredService<ApplicationSecrets>().Seal(Answers(name)), now);
        await site.GetRequiredService<WriteGate>().WriteAsync(
            context =>
            {
                context.Applications.Add(application);
                return Task.FromResult(true);
            },
            default);
        Assert.Equal(SubmitResult.Submitted, await site.GetRequiredService<ApplicationDrafts>().SubmitAsync(application.Id, Terms));
        return application.Reference;
    }

    public static async Task<Guid> SubmittedAsync(BookingsHost host, string name, Guid? run = null, AppliedFor? course = null, ApplicationAnswers? answers = null)
    {
        var id = await DraftAsync(host, name, run, course, answers);
        Assert.Equal(SubmitResult.Submitted, await host.Get<ApplicationDrafts>().SubmitAsync(id, Terms));
        return id;
    }

    /// <summary>Sent applications with a judgement, a referee and a place in the queue each, put there in one go.</summary>
    public static Task<bool> ManyAsync(BookingsHost host, int first, int number) => host.Get<WriteGate>().WriteAsync(
        async context =>
        {
            var now = host.Clock.GetUtcNow();
            for (var person = first; person < first + number; person++)
            {
                var application = New(now, $"person{person}", Examples.RunKey, Course());
                application.Save($"person{person}", host.Get<ApplicationSecrets>().Seal(Answers($"person{person}")), now);
                application.Submit(Terms.Version, Terms.Hash, now.AddSeconds(person));
                var finding = new Finding { ApplicationId = application.Id, RequirementCode = "hours" };
                finding.Set(FindingKind.Met, null, false, "Sam Staff", now);
                var entry = new FundedEntry { ApplicationId = application.Id, RunKey = Examples.RunKey };
                entry.Queue(now, person, null);
                context.AddRange(application, finding, entry, new ReferenceRequest
                {
                    Id = Guid.NewGuid(), ApplicationId = application.Id, RequirementCode = "hours", Name = "Pat", Email = "pat@trust.test", Relationship = "Supervisor", FreeMail = false, AskedAt = now, ExpiresAt = now.AddDays(42),
                });
            }

            await context.SaveChangesAsync();
            return true;
        },
        default);

    /// <summary>Everything met, and offered.</summary>
    public static async Task<Guid> OfferedAsync(BookingsHost host, string name, ApplicationAnswers? answers = null)
    {
        var id = await SubmittedAsync(host, name, answers: answers);
        await MeetAllAsync(host, id);
        Assert.Equal(DecisionResult.Done, await host.Get<Decisions>().OfferAsync(await ReferenceOfAsync(host, id), "Welcome.", "Sam Staff"));
        return id;
    }

    public static async Task MeetAllAsync(BookingsHost host, Guid id)
    {
        foreach (var requirement in (await ViewAsync(host, id)).Course.Requirements)
        {
            Assert.Equal(DecisionResult.Done, await host.Get<Assessments>().AssessAsync(await ReferenceOfAsync(host, id), requirement.Code, FindingKind.Met, null, false, "Sam Staff"));
        }
    }

    /// <summary>At a whole site.</summary>
    public static async Task<ApplicationState> StateAsync(SiteFactory site, BookingReference reference) =>
        (await site.Services.GetRequiredService<ApplicationsDesk>().FindAsync(reference, default))!.Application.State;

    public static async Task<ApplicationView> ViewAsync(BookingsHost host, Guid id) => (await host.Get<ApplicationReader>().FindAsync(id))!;

    public static Task<BookingReference> ReferenceOfAsync(BookingsHost host, Guid id) => host.ReadAsync(context => context.Applications.Where(row => row.Id == id).Select(row => row.Reference).SingleAsync());

    /// <summary>A link such as the referee's letter brings, without waiting for the letter.</summary>
    public static Task<string> RefereeLinkAsync(BookingsHost host, Guid id) => host.Get<WriteGate>().WriteAsync(
        async context => References.Link(context, await context.References.SingleAsync(row => row.ApplicationId == id && row.State == ReferenceState.Waiting), host.Clock.GetUtcNow()), default);

    public static async Task ConfirmAsync(BookingsHost host, Guid id) =>
        Assert.True(await host.Get<References>().ConfirmAsync(await RefereeLinkAsync(host, id), new("Pat Referee", "Supervisor", 200, new(2020, 1, 1), new(2024, 1, 1), null)));

    public static Application InState(ApplicationState state)
    {
        var now = BookingsHost.Now;
        var application = New(now, "Ann", Examples.RunKey, Course());
        if (state is ApplicationState.Draft)
        {
            return application;
        }

        if (state is ApplicationState.Withdrawn)
        {
            application.Withdraw(now);
            return application;
        }

        application.Submit("1", "hash", now);
        switch (state)
        {
            case ApplicationState.InReview:
                application.Assess();
                break;
            case ApplicationState.InformationRequested:
                application.RequestInformation();
                break;
            case ApplicationState.Declined:
                application.Decline(null, now);
                break;
            case ApplicationState.Offered or ApplicationState.Accepted or ApplicationState.Lapsed:
                application.Assess();
                application.Offer(false, null, now, now.AddDays(1));
                break;
        }

        if (state is ApplicationState.Accepted)
        {
            application.Accept(Guid.NewGuid(), now);
        }
        else if (state is ApplicationState.Lapsed)
        {
            application.LetOfferLapse(now);
        }

        return application;
    }

    private static Application New(DateTimeOffset now, string name, Guid run, AppliedFor course) => new()
    {
        Id = Guid.CreateVersion7(now),
        Reference = BookingReference.New(),
        RunKey = run,
        Email = $"{name}@people.test",
        EmailKey = $"{name}@people.test".ToLowerInvariant(),
        StartedAt = now,
        Course = course,
        RunEndsAt = course.Facts.EndsAt,
    };
}
