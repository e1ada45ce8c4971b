namespace DitSite.Bookings.Sales;

public enum ChangeNoticeState
{
    /// <summary>Waits for staff; nothing has been sent.</summary>
    Open,

    /// <summary>The run went back to what people booked.</summary>
    Withdrawn,
    /// <summary>Staff have confirmed it, and people were told.</summary>
    Confirmed,
}

/// <summary>A run with bookings was moved: people must be told, once staff have confirmed what.</summary>
public sealed class ChangeNotice
{
    public required Guid Id { get; init; }
    public required Guid RunKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What people were last told.</summary>
    public required SoldFacts Before { get; init; }

    /// <summary>What holds now; set by <see cref="MoveOn"/> before the row is first saved.</summary>
    public SoldFacts After { get; private set; } = null!;

    public ChangeNoticeState State { get; private set; }

    /// <summary>UTC; moved with <see cref="State"/> by one guarded update.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? ConfirmedBy { get; private set; }

    /// <summary>Why people were told later than promised.</summary>
    public string? OverrideReason { get; private set; }

    /// <summary>UTC; the last time the run moved. Null: once, when the notice was opened, by a program that did not keep it.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Dates, times or place differ; a new title or VAT text moves nothing.</summary>
    public static bool Moves(SoldFacts before, SoldFacts after) =>
        (before.Starts, before.Ends, before.EndsAt, before.TimesText, before.PlaceText) != (after.Starts, after.Ends, after.EndsAt, after.TimesText, after.PlaceText);

    /// <summary>The run moved, perhaps again before anybody was told.</summary>
    internal void MoveOn(SoldFacts after, DateTimeOffset now)
    {
        (After, MovedAt) = (after, now);
        State = Moves(Before, after) ? ChangeNoticeState.Open : ChangeNoticeState.Withdrawn;
    }
}
