using DitSite.Bookings.Letters;
using DitSite.Bookings.Sales;
using DitSite.Bookings.WorkingDays;

namespace DitSite.Bookings.Joining;

/// <summary>When joining instructions go out: at least so many working days of England and Wales before the run (S115).</summary>
public static class JoiningDates
{
    /// <summary>They leave this many working days earlier than promised, so that a mail server may be away for a day.</summary>
    public const int InHand = 2;

    /// <summary>Staff are warned of missing instructions this many working days before they are due.</summary>
    public const int WarnedBefore = 5;

    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>The last day on which the promise is kept, London's. Null: nothing is promised of this run.</summary>
    public static DateOnly? DueDay(SoldFacts facts) => facts.JoiningWorkingDays is { } days ? WorkingDayCalendar.Add(facts.Starts, -days) : null;

    /// <summary>UTC; five in the afternoon of <see cref="DueDay"/>, UK time.</summary>
    public static DateTimeOffset? DueAt(SoldFacts facts) => DueDay(facts) is { } day ? LondonDate.EveningOf(day) : null;

    /// <summary>UTC; nine in the morning, UK time, <see cref="InHand"/> working days before <see cref="DueDay"/>. Who books later gets them at once.</summary>
    public static DateTimeOffset? SendFrom(SoldFacts facts) => DueDay(facts) is { } day ? LondonDate.At(WorkingDayCalendar.Add(day, -InHand), Morning) : null;

    /// <summary>UTC; from here on missing instructions are a promise at risk.</summary>
    public static DateTimeOffset? WarnFrom(SoldFacts facts) => DueDay(facts) is { } day ? LondonDate.At(WorkingDayCalendar.Add(day, -WarnedBefore), Morning) : null;

    /// <summary>Booked so late that the instructions leave with the confirmation.</summary>
    public static bool AtOnce(SoldFacts facts, DateTimeOffset bookedAt) => SendFrom(facts) <= bookedAt;

    /// <summary>What somebody who books at a moment is promised, in a sentence; null: nothing.</summary>
    public static string? Promise(SoldFacts facts, DateTimeOffset bookedAt) => facts switch
    {
        { JoiningWorkingDays: not null } when AtOnce(facts, bookedAt) =>
            "The course is close. The joining instructions come at once, in an email of their own; if they are still being written, as soon as they are ready.",
        { JoiningWorkingDays: not null, JoiningText: { } text } => $"{text} That is by {LetterDates.Of(DueDay(facts)!.Value)}.",
        _ => facts.JoiningText,
    };
}
