namespace DitSite.Bookings.Journeys;

/// <summary>
/// Keeps the answers of a journey on the server for 20 hours. The id is 256 random bits and goes into a cookie; the database has only
/// its hash, and the answers encrypted under a key made from it, so a copy of the database shows nobody's answers.
/// </summary>
public sealed class JourneyStore
{
    /// <summary>From the first answer; saving does not prolong it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(20);

    /// <summary>Largest JSON of one journey, in characters.</summary>
    public const int MaxLength = 32_000;

    /// <summary>A new id, to be set as a cookie; nothing is stored yet.</summary>
    public static string NewId() => throw new NotImplementedException();

    /// <summary>Null: unknown, finished or older than 20 hours.</summary>
    public Task<T?> LoadAsync<T>(string id, CancellationToken cancellation = default)
        where T : class => throw new NotImplementedException();

    public Task SaveAsync<T>(string id, T answers, CancellationToken cancellation = default)
        where T : class => throw new NotImplementedException();

    /// <summary>Forgets the answers, at the end of the journey.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellation = default) => throw new NotImplementedException();
}
