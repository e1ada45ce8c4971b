using DitSite.Bookings.Bookings;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Money;

public enum MoneyNeed
{
    /// <summary>Cancelled, invoiced or paid, and nobody has said what is kept.</summary>
    Decide,
    PayBack,
    Overdue,
    Invoice,
    Unpaid,
}

/// <summary>One booking with money to see to.</summary>
/// <param name="Amount">Pounds.</param>
public sealed record MoneyTask(MoneyNeed Need, BookingReference Reference, string Booker, string CourseTitle, string DatesText, decimal Amount, DateOnly? DueOn);

/// <summary>Reads accounts. The caller has checked the right to see them, and for staff writes the audit.</summary>
public sealed class MoneyDesk(IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    public async Task<Account?> FindAsync(BookingReference reference, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } booking
            ? await Account.ReadAsync(context, booking, cancellation)
            : null;
    }

    /// <summary>Everything about money that waits for a person, most pressing first. Four queries, however many bookings there are.</summary>
    public async Task<IReadOnlyList<MoneyTask>> TasksAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var bookings = await context.Bookings.AsNoTracking().Where(row => row.State != BookingState.Duplicate && row.Total > 0).ToListAsync(cancellation);
        var documents = (await context.Invoices.AsNoTracking().OrderBy(row => row.IssuedAt).ThenBy(row => row.Number).ToListAsync(cancellation)).ToLookup(row => row.BookingId);
        var payments = (await context.Payments.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.BookingId);
        var changes = (await context.BookingChanges.AsNoTracking().OrderBy(row => row.At).ToListAsync(cancellation)).ToLookup(row => row.BookingId);
        var today = clock.Today;
        return [.. bookings.SelectMany(booking => Tasks(new(booking, [.. documents[booking.Id]], [.. payments[booking.Id]], [.. changes[booking.Id]]), today))
            .OrderBy(task => task.Need).ThenBy(task => task.DueOn ?? DateOnly.MaxValue).ThenBy(task => task.Reference.Value, StringComparer.Ordinal)];
    }

    private static IEnumerable<MoneyTask> Tasks(Account account, DateOnly today)
    {
        var booking = account.Booking;
        MoneyTask Task(MoneyNeed need, decimal amount) => new(need, booking.Reference, booking.BookerName, booking.Present.CourseTitle, booking.Present.DatesText, amount, account.DueOn);
        if (account.Owed is null)
        {
            yield return Task(MoneyNeed.Decide, account.Claimed);
        }
        else if (account.Outstanding < 0)
        {
            yield return Task(MoneyNeed.PayBack, -account.Outstanding);
        }
        else if (account.Outstanding > 0)
        {
            yield return Task(account.DueOn < today ? MoneyNeed.Overdue : MoneyNeed.Unpaid, account.Outstanding);
        }

        if (account.ToInvoice > 0)
        {
            yield return Task(MoneyNeed.Invoice, account.ToInvoice);
        }
    }
}
