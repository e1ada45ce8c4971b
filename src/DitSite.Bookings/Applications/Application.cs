using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Applications;

/// <summary>A request to be admitted to one run. Its state moves by verbs, each of which is legal or throws (<see cref="ApplicationMoves"/>).</summary>
public sealed class Application
{
    public const int NameLength = 200;
    public const int TextLength = 2_000;
    public const int ShortLength = 200;
    public const int NumberLength = 50;

    public required Guid Id { get; init; }
    public required BookingReference Reference { get; init; }
    public required Guid RunKey { get; init; }
    public required string Email { get; init; }

    /// <summary>Normalised: one application that is not over for one person and run.</summary>
    public required string EmailKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required AppliedFor Course { get; init; }

    /// <summary>UTC, copied out of <see cref="Course"/> to be queried.</summary>
    public required DateTimeOffset RunEndsAt { get; init; }

    public string Name { get; private set; } = "";

    /// <summary><see cref="ApplicationAnswers"/> as JSON, under the installation's key.</summary>
    public byte[] Answers { get; private set; } = [];

    public ApplicationState State { get; private set; }

    /// <summary>UTC; the last time its applicant saved something.</summary>
    public DateTimeOffset TouchedAt { get; private set; }

    /// <summary>UTC; told that the draft will be deleted.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>UTC; everything the applicant controls was complete.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? TermsVersion { get; private set; }

    /// <summary>SHA-256 of the terms accepted, lower-case hex.</summary>
    public string? TermsHash { get; private set; }

    /// <summary>UTC; the decision, or the end by withdrawal or lapse.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What staff said about the decision as a whole.</summary>
    public string? DecisionNote { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>UTC; an offer that is not accepted by then lapses.</summary>
    public DateTimeOffset? OfferEndsAt { get; private set; }

    public bool OfferIsFunded { get; private set; }

    /// <summary>A place of the run is held for this application: by its offer, or by its funded place.</summary>
    public bool HoldsPlace { get; private set; }

    public Guid? BookingId { get; private set; }

    /// <summary>UTC; what was said has been deleted, as promised.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    public bool Allows(ApplicationAction action) => ApplicationMoves.Allows(State, action);

    internal void Begin(DateTimeOffset now) => TouchedAt = now;

    internal void Touch(DateTimeOffset now) => (TouchedAt, WarnedAt) = (now, null);

    internal void Save(string? name, byte[] answers, DateTimeOffset now)
    {
        Move(ApplicationAction.Save);
        (Name, Answers, TouchedAt, WarnedAt) = (name ?? "", answers, now, null);
    }

    /// <param name="answers">With the name in them.</param>
    internal void CorrectName(string name, byte[] answers) => (Name, Answers) = (name, answers);

    internal void Warn(DateTimeOffset now) => WarnedAt = now;

    internal void Submit(string termsVersion, string termsHash, DateTimeOffset now)
    {
        Move(ApplicationAction.Submit);
        (TermsVersion, TermsHash, SubmittedAt, TouchedAt) = (termsVersion, termsHash, now, now);
    }

    internal void Assess() => Move(ApplicationAction.Assess);

    internal void RequestInformation() => Move(ApplicationAction.RequestInformation);

    internal void AnswerInformation() => Move(ApplicationAction.AnswerInformation);

    /// <param name="until">UTC.</param>
    internal void Offer(bool funded, string? note, DateTimeOffset now, DateTimeOffset until)
    {
        Move(ApplicationAction.Offer);
        (OfferIsFunded, DecisionNote, OfferedAt, OfferEndsAt, HoldsPlace) = (funded, note, now, until, true);
    }

    internal void Decline(string? note, DateTimeOffset now) => Close(ApplicationAction.Decline, now, note);

    internal void Withdraw(DateTimeOffset now) => Close(ApplicationAction.Withdraw, now, DecisionNote);

    internal void DeclineOffer(DateTimeOffset now) => Close(ApplicationAction.DeclineOffer, now, DecisionNote);

    internal void LetOfferLapse(DateTimeOffset now) => Close(ApplicationAction.LetOfferLapse, now, DecisionNote);

    internal void Accept(Guid booking, DateTimeOffset now)
    {
        Close(ApplicationAction.Accept, now, DecisionNote);
        (BookingId, HoldsPlace) = (booking, false);
    }

    internal void HoldPlace() => HoldsPlace = true;

    internal void GivePlaceBack() => HoldsPlace = false;

    /// <param name="answers">What may still be kept; nothing: none of it.</param>
    internal void Strike(byte[] answers) => (Answers, Name) = (answers, answers.Length == 0 ? "" : Name);

    /// <summary>Retention: what was said goes; when and how it ended stays.</summary>
    internal void Forget(DateTimeOffset now) => (Answers, ForgottenAt) = ([], now);

    internal PriceLine? Fee(string? code) => Course.Fees.FirstOrDefault(fee => fee.Code == code) ?? (Course.Fees.Count == 1 ? Course.Fees[0] : null);

    private void Close(ApplicationAction action, DateTimeOffset now, string? note)
    {
        Move(action);
        (ClosedAt, DecisionNote) = (now, note);
    }

    private void Move(ApplicationAction action) => State = ApplicationMoves.After(State, action) ?? throw new IllegalMoveException(State, action);
}
