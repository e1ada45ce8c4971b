using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DitSite.Bookings.Links;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Journeys;

/// <summary>
/// Keeps the answers of a journey on the server for 20 hours. The id is 256 random bits and goes into a cookie; the database has only
/// its hash, and the answers encrypted under a key made from it, so a copy of the database shows nobody's answers.
/// </summary>
public sealed class JourneyStore(WriteGate gate, IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    /// <summary>From the first answer; saving does not prolong it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(20);

    /// <summary>Largest JSON of one journey, in characters.</summary>
    public const int MaxLength = 32_000;

    /// <summary>A new id, to be set as a cookie; nothing is stored yet.</summary>
    public static string NewId() => IssuedLink.NewToken();

    /// <summary>Null: unknown, finished or older than 20 hours.</summary>
    public async Task<T?> LoadAsync<T>(string id, CancellationToken cancellation = default)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (hash, now) = (IssuedLink.Hash(id), clock.GetUtcNow());
        var journey = await context.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.IdHash == hash && row.ExpiresAt > now, cancellation);
        return journey is null ? null : JsonSerializer.Deserialize<T>(SealedText.Open(KeyFor(id), journey.Sealed));
    }

    /// <exception cref="InvalidOperationException">The answers are longer than <see cref="MaxLength"/>: the forms' own limits failed.</exception>
    public async Task SaveAsync<T>(string id, T answers, CancellationToken cancellation = default)
        where T : class
    {
        var json = JsonSerializer.Serialize(answers);
        if (json.Length > MaxLength)
        {
            throw new InvalidOperationException($"A journey of {json.Length} characters is over the limit.");
        }

        var bytes = SealedText.Seal(KeyFor(id), json);
        await gate.WriteAsync(
            async context =>
            {
                var (hash, now) = (IssuedLink.Hash(id), clock.GetUtcNow());
                if (await context.Journeys.Where(row => row.IdHash == hash && row.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sealed, bytes), cancellation) == 0)
                {
                    await context.Journeys.Where(row => row.IdHash == hash).ExecuteDeleteAsync(cancellation);
                    var journey = new Journey { IdHash = hash, ExpiresAt = now + Lifetime };
                    journey.Keep(bytes);
                    context.Journeys.Add(journey);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>Forgets the answers, at the end of the journey.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        var hash = IssuedLink.Hash(id);
        return gate.WriteAsync(context => context.Journeys.Where(row => row.IdHash == hash).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private static byte[] KeyFor(string id) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(id), 32, info: "journey"u8.ToArray());
}
