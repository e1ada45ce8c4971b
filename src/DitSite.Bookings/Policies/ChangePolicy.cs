using DitSite.Bookings.WorkingDays;

namespace DitSite.Bookings.Policies;

public enum ChangeKind { Cancel, Transfer, Substitute }

/// <summary>One row of the policy a booking was sold under. The provider writes it; a booking copies it.</summary>
/// <param name="Notice">Days before the first day, at least; the first day itself does not count.</param>
/// <param name="WorkingDays">Working days of England and Wales; otherwise calendar days.</param>
/// <param name="ChargePercent">What is charged, in per cent of the booking's price: 0 to 100.</param>
public sealed record PolicyRow(ChangeKind Kind, int Notice, bool WorkingDays, int ChargePercent)
{
    /// <summary>London's last date on which the row holds.</summary>
    public DateOnly LastDay(DateOnly starts) => WorkingDays ? WorkingDayCalendar.Add(starts, -Notice) : starts.AddDays(-Notice);

    /// <summary>Pounds, to the nearest penny, half a penny upwards.</summary>
    public decimal Charge(decimal price) => decimal.Round(price * ChargePercent / 100m, 2, MidpointRounding.AwayFromZero);
}

/// <summary>What a change would cost, told before it happens.</summary>
/// <param name="HasPolicy">There is at least one row for this kind of change.</param>
/// <param name="Row">The row that holds today; null: none does, and staff decide.</param>
/// <param name="LastDay">Last day on which that row holds.</param>
/// <param name="Charge">Pounds; null: staff decide.</param>
/// <param name="Price">Of the booking, pounds.</param>
public sealed record ChangeQuote(ChangeKind Kind, bool HasPolicy, PolicyRow? Row, DateOnly? LastDay, decimal? Charge, decimal Price);

/// <summary>Finds the row that holds.</summary>
public static class ChangePolicy
{
    /// <summary>Of the rows whose last day has not passed the one with the earliest: the most notice that was given. Their order does not matter.</summary>
    /// <param name="starts">First day of the run.</param>
    /// <param name="today">London's date.</param>
    /// <param name="price">Pounds.</param>
    public static ChangeQuote Quote(IReadOnlyList<PolicyRow> policy, ChangeKind kind, DateOnly starts, DateOnly today, decimal price)
    {
        var rows = policy.Where(row => row.Kind == kind).ToList();
        var holding = rows.Where(row => today <= row.LastDay(starts)).OrderBy(row => row.LastDay(starts)).ThenBy(row => row.ChargePercent).FirstOrDefault();
        return new(kind, rows.Count > 0, holding, holding?.LastDay(starts), holding?.Charge(price), price);
    }
}
