using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Staff;

/// <summary>Staff sessions, kept where every copy of the program finds them.</summary>
public sealed class StaffSessions(IDbContextFactory<BookingsContext> contexts, WriteGate gate, TimeProvider clock)
{
    /// <returns>The key, 256 random bits: it is kept nowhere else.</returns>
    public async Task<string> AddAsync(byte[] ticket, DateTimeOffset expiresAt, string subject, CancellationToken cancellation)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                await context.StaffSessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
                context.StaffSessions.Add(new() { KeyHash = HashOf(key), Subject = subject, Ticket = ticket, ExpiresAt = expiresAt });
                return true;
            },
            cancellation);
        return key;
    }

    /// <summary>Does nothing for a session that has ended meanwhile.</summary>
    public Task RenewAsync(string key, byte[] ticket, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var hash = HashOf(key);
        return gate.WriteAsync(
            context => context.StaffSessions.Where(session => session.KeyHash == hash)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.Ticket, ticket).SetProperty(session => session.ExpiresAt, expiresAt), cancellation),
            cancellation);
    }

    /// <returns>The ticket, or null: unknown, ended or expired.</returns>
    public async Task<byte[]?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = HashOf(key);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.StaffSessions.AsNoTracking().Where(session => session.KeyHash == hash && session.ExpiresAt > now)
            .Select(session => session.Ticket).FirstOrDefaultAsync(cancellation);
    }

    public Task EndAsync(string key, CancellationToken cancellation)
    {
        var hash = HashOf(key);
        return gate.WriteAsync(context => context.StaffSessions.Where(session => session.KeyHash == hash).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
