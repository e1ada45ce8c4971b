using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Staff;

/// <param name="Item">What it was done to: a content path, a booking reference, a message number.</param>
public sealed record StaffDeed(string Subject, string Person, string Action, string Item, string? Before, string? After);

/// <summary>The record of what staff did and looked at.</summary>
public sealed class StaffAudit(IDbContextFactory<BookingsContext> contexts, WriteGate gate, TimeProvider clock)
{
    public Task RecordAsync(StaffDeed deed, CancellationToken cancellation) => gate.WriteAsync(
        context =>
        {
            context.Audit.Add(new()
            {
                At = clock.GetUtcNow(),
                Subject = Cut(deed.Subject, AuditEntry.PersonLength)!,
                Person = Cut(deed.Person, AuditEntry.PersonLength)!,
                Action = Cut(deed.Action, AuditEntry.ActionLength)!,
                Item = Cut(deed.Item, AuditEntry.ItemLength)!,
                Before = Cut(deed.Before, AuditEntry.ChangeLength),
                After = Cut(deed.After, AuditEntry.ChangeLength),
            });
            return Task.FromResult(true);
        },
        cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="page">1-based.</param>
    public async Task<(IReadOnlyList<AuditEntry> Entries, int Total)> PageAsync(int page, int size, string? item, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = context.Audit.AsNoTracking().Where(entry => item == null || entry.Item == item);
        return (await entries.OrderByDescending(entry => entry.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellation), await entries.CountAsync(cancellation));
    }

    private static string? Cut(string? text, int length) => text is { } value && value.Length > length ? value[..length] : text;
}
