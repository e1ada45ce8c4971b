using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Storage;

/// <summary>A key that cookies and forms are protected with.</summary>
public sealed class ProtectionKey
{
    public const int NameLength = 200;

    public required string Name { get; init; }

    /// <summary>Under the installation's key: a copy of the database forges no cookie.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>
/// What one site protects, another on the same database can open. The interface of the framework that asks for these keys does not
/// know of waiting, so neither do these methods; keys are read at a start and once a day, and made every 90 days.
/// </summary>
public sealed class ProtectionKeys(IDbContextFactory<BookingsContext> contexts, WriteGate gate, SecretKey key, TimeProvider clock)
{
    private const string Purpose = "protection-key";

    /// <summary>The text of each, in the order in which they were made.</summary>
    public IReadOnlyList<string> All()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.ProtectionKeys.AsNoTracking().OrderBy(row => row.MadeAt).AsEnumerable().Select(row => key.Open(Purpose, row.Sealed))];
    }

    public void Add(string name, string text) =>
        gate.WriteAsync(
            context =>
            {
                context.ProtectionKeys.Add(new() { Name = name, Sealed = key.Seal(Purpose, text), MadeAt = clock.GetUtcNow() });
                return Task.FromResult(true);
            },
            CancellationToken.None).GetAwaiter().GetResult();
}
