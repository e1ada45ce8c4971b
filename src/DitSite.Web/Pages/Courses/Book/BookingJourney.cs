using System.Security.Cryptography;
using DitSite.Bookings.Journeys;
using DitSite.Bookings.Places;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>One browser's way through the questions of one run, for the length of a request.</summary>
public sealed class BookingJourney(JourneyStore store, PlaceHolds holds, TimeProvider clock, IHttpContextAccessor accessor)
{
    /// <summary>Set only when a journey starts; says nothing of the person.</summary>
    public const string CookieName = "__Host-booking";

    private string? id;
    private BookingJourneyState? state;

    /// <summary>Of this browser's journey; null before one has started.</summary>
    public string? Id => id;

    public BookingOffer Offer { get; private set; } = null!;

    public BookLinks Links { get; private set; } = null!;

    /// <summary>Null while the browser has no journey for this run.</summary>
    public BookingJourneyState? State => state?.RunKey == Offer.Run.Key ? state : null;

    public BookingAnswers Answers => State?.Answers ?? new();

    /// <summary>The place held for this browser, or why there is none.</summary>
    public HoldResult Hold { get; private set; } = new HoldResult.NotHeld(NotHeldReason.NoHold);

    public TimeSpan HoldLeft => Hold is HoldResult.Held held && held.ExpiresAt > clock.GetUtcNow() ? held.ExpiresAt - clock.GetUtcNow() : TimeSpan.Zero;

    public IReadOnlyList<BookingStep> Steps => [.. BookingSteps.All.Where(step => step.Applies(Offer, Answers))];

    public BookingStep? FirstUnanswered => Steps.FirstOrDefault(step => !step.IsAnswered(Offer, Answers));

    /// <summary>The last page, or the first question still to be answered.</summary>
    public string NextUnanswered => FirstUnanswered is { } step ? Links.Question(step.Slug) : Links.Check;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A booking journey lives inside a request.");

    private string ClientAddress => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Reads what this browser has, before it is known which run is asked for.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        id = Http.Request.Cookies[CookieName];
        if (id is not null && (state = await store.LoadAsync<BookingJourneyState>(id, cancellation)) is not null)
        {
            Hold = await holds.FindAsync(id, cancellation);
        }
    }

    public bool HoldsPlaceOn(Guid runKey) => Hold is HoldResult.Held held && held.RunKey == runKey;

    public void Enter(BookingOffer offer) => (Offer, Links) = (offer, new(offer.Run));

    public string BackFrom(string step) => State is { ReachedCheck: true } ? Links.Check
        : Steps.TakeWhile(other => other.Slug != step).LastOrDefault() is { } before ? Links.Question(before.Slug)
        : Links.Start;

    /// <summary>A new journey under a new id; what this browser booked before stays known to it.</summary>
    public async Task<string> StartAsync(CancellationToken cancellation)
    {
        var finished = state?.Finished ?? [];
        if (id is not null)
        {
            await holds.ReleaseAsync(id, cancellation);
            await store.DeleteAsync(id, cancellation);
        }

        id = JourneyStore.NewId();
        await SaveAsync(new() { RunKey = Offer.Run.Key, SubmitKey = NewKey(), Finished = finished }, cancellation);
        Http.Response.Cookies.Append(CookieName, id, new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = JourneyStore.Lifetime });
        return Links.Question(BookingSteps.All[0].Slug);
    }

    /// <summary>Keeps an answer and says where to go next: onward, or back to the check page once that was reached.</summary>
    public async Task<string> AnswerAsync(string step, Func<BookingAnswers, BookingAnswers> answer, CancellationToken cancellation)
    {
        var current = Current;
        await SaveAsync(current with { Answers = answer(current.Answers), HoldAsked = true }, cancellation);
        if (!current.HoldAsked && await holds.HoldAsync(new(Offer.Run.Key, id!, ClientAddress), cancellation) is HoldResult.NotHeld { Reason: NotHeldReason.RunFull })
        {
            return Links.Start;
        }

        var next = Steps.SkipWhile(other => other.Slug != step).Skip(1).FirstOrDefault();
        return current.ReachedCheck || next is null ? NextUnanswered : Links.Question(next.Slug);
    }

    public async Task ReachCheckAsync(CancellationToken cancellation)
    {
        if (!Current.ReachedCheck)
        {
            await SaveAsync(Current with { ReachedCheck = true }, cancellation);
        }
    }

    public async Task ExtendHoldAsync(CancellationToken cancellation) => Hold = await holds.ExtendAsync(id!, cancellation);

    /// <summary>Booked: the answers are forgotten, the result stays readable in this browser.</summary>
    public Task FinishAsync(FinishedBooking booking, CancellationToken cancellation) => SaveAsync(
        new() { RunKey = Current.RunKey, SubmitKey = NewKey(), Over = true, Finished = [.. Current.Finished.Where(other => other.SubmitKey != booking.SubmitKey), booking] }, cancellation);

    /// <summary>The last booking this browser made on the run.</summary>
    public FinishedBooking? FinishedOn(Guid runKey) => state?.Finished.LastOrDefault(booking => booking.RunKey == runKey);

    public FinishedBooking? FinishedWith(string? submitKey) => state?.Finished.LastOrDefault(booking => booking.SubmitKey == submitKey);

    /// <summary>The last form's key was used with other answers: a new one is needed.</summary>
    public Task ChangeKeyAsync(CancellationToken cancellation) => SaveAsync(Current with { SubmitKey = NewKey() }, cancellation);

    private BookingJourneyState Current => State ?? throw new InvalidOperationException("The journey has not started.");

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private Task SaveAsync(BookingJourneyState changed, CancellationToken cancellation)
    {
        state = changed;
        return store.SaveAsync(id!, changed, cancellation);
    }
}
