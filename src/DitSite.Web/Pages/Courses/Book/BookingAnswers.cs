using System.Text.Json.Serialization;
using DitSite.Bookings.Bookings;

namespace DitSite.Web.Pages.Courses.Book;

public enum Attendee { Myself, SomebodyElse }

/// <summary>What a person has answered so far. Null is "not asked yet"; an optional question left blank has an answer with nothing in it.</summary>
public sealed record BookingAnswers
{
    public Attendee? Attendee { get; init; }
    public string? BookerName { get; init; }
    public string? BookerEmail { get; init; }
    public string? DelegateName { get; init; }
    public string? DelegateEmail { get; init; }

    /// <summary>First day of the month in which the delegate completed the training.</summary>
    public DateOnly? TrainingCompleted { get; init; }

    public bool SystemRequirementsConfirmed { get; init; }
    public RegistrationAnswer? Registration { get; init; }
    public AccessNeedsAnswer? AccessNeeds { get; init; }
    public PayerKind? Payer { get; init; }
    public EmployerAnswer? Employer { get; init; }
    public FeeAnswer? Fee { get; init; }

    /// <summary>Who attends changed: what was said about the other person must not be booked for this one.</summary>
    public BookingAnswers For(Attendee attendee) => attendee == Attendee
        ? this
        : this with { Attendee = attendee, TrainingCompleted = null, Registration = null, AccessNeeds = null };

    /// <summary>"you" or the name of the one who attends.</summary>
    [JsonIgnore]
    public string Attending => Attendee == Book.Attendee.SomebodyElse ? DelegateName ?? "they" : "you";

    /// <summary>What an employer's invoice carries; null when the booker pays.</summary>
    [JsonIgnore]
    public EmployerAnswer? Invoice => Payer == PayerKind.Employer ? Employer : null;

    [JsonIgnore]
    public Person Booker => new(BookerName ?? "", BookerEmail ?? "");

    [JsonIgnore]
    public Person Delegate => Attendee == Book.Attendee.SomebodyElse ? new(DelegateName ?? "", DelegateEmail ?? "") : Booker;
}

public sealed record RegistrationAnswer(string? Body, string? Number);

public sealed record AccessNeedsAnswer(string? Needs);

/// <param name="PurchaseOrder">Null where the employer uses none.</param>
public sealed record EmployerAnswer(string Organisation, string? PurchaseOrder, string BillingAddress);

public sealed record FeeAnswer(string Code, IReadOnlyList<string> AddOns);
