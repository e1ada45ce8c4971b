using DitSite.Bookings.Letters;

namespace DitSite.Bookings.Policies;

/// <summary>A policy, and what it means today, in sentences that pages and letters share.</summary>
public static class ChangeWords
{
    /// <summary>"Cancel", "move to another date" or "send somebody else".</summary>
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Cancel => "Cancel",
        ChangeKind.Transfer => "Move to another date",
        _ => "Send somebody else",
    };

    /// <summary>One sentence for each row, the longest notice first; none while there is no policy.</summary>
    /// <param name="price">Pounds; null: the share alone is named.</param>
    public static IReadOnlyList<string> Policy(IReadOnlyList<PolicyRow> policy, ChangeKind kind, DateOnly starts, decimal? price) =>
        [.. policy.Where(row => row.Kind == kind).OrderBy(row => row.LastDay(starts)).ThenBy(row => row.ChargePercent)
            .Select(row => $"Until the end of {LetterDates.Of(row.LastDay(starts))} ({Notice(row)}): {Charge(row, price)}.")];

    /// <summary>What the change costs now, for the person who is about to make it.</summary>
    public static string Quote(ChangeQuote quote) => (quote.Kind, quote.Charge) switch
    {
        _ when quote.Price == 0 => "The booking costs nothing, so nothing is charged.",
        (_, null) when quote.HasPolicy => "The notice is shorter than any that the booking's policy names, so the course team decides what is charged, and writes to you.",
        (_, null) => "No policy says what is charged, so the course team decides, and writes to you.",
        (ChangeKind.Cancel, 0) => $"Nothing is charged, and the price of {LetterText.Pounds(quote.Price)} is no longer owed. Until the end of {LetterDates.Of(quote.LastDay!.Value)} this does not change.",
        (ChangeKind.Cancel, var charge) when charge == quote.Price => $"The whole price of {LetterText.Pounds(quote.Price)} stays owed, because the notice is {Notice(quote.Row!)}.",
        (ChangeKind.Cancel, { } charge) => $"{LetterText.Pounds(charge)} stays owed, {quote.Row!.ChargePercent}% of {LetterText.Pounds(quote.Price)}, and {LetterText.Pounds(quote.Price - charge)} is no longer owed. Until the end of {LetterDates.Of(quote.LastDay!.Value)} this does not change.",
        (_, 0) => "Nothing is charged for this change.",
        (_, { } charge) => $"{LetterText.Pounds(charge)} is charged for this change, {quote.Row!.ChargePercent}% of {LetterText.Pounds(quote.Price)}, on top of the price.",
    };

    /// <summary>What was decided, for letters and records.</summary>
    /// <param name="charge">Pounds; null: not decided.</param>
    public static string Outcome(ChangeKind kind, decimal? charge, decimal price) => (kind, charge) switch
    {
        _ when price == 0 && charge is null or 0 => "Nothing is to be paid.",
        (_, null) => "The course team decides what is charged, and writes to you.",
        (ChangeKind.Cancel, 0) => "Nothing is charged. What has been paid is paid back.",
        (ChangeKind.Cancel, { } kept) => $"{LetterText.Pounds(kept)} of {LetterText.Pounds(price)} stays owed. What has been paid beyond that is paid back.",
        (_, 0) => "Nothing is charged for this change.",
        (_, { } charged) => $"{LetterText.Pounds(charged)} is charged for this change, on top of the price.",
    };

    private static string Notice(PolicyRow row) =>
        $"at least {row.Notice} {(row.WorkingDays ? "working " : "")}{(row.Notice == 1 ? "day" : "days")} before the course";

    private static string Charge(PolicyRow row, decimal? price) => row.ChargePercent switch
    {
        0 => "no charge",
        _ when price is { } pounds && pounds > 0 => $"{row.ChargePercent}% of the price, {LetterText.Pounds(row.Charge(pounds))}",
        _ => $"{row.ChargePercent}% of the price",
    };
}
