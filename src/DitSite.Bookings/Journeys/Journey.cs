namespace DitSite.Bookings.Journeys;

/// <summary>The sealed answers of one journey.</summary>
public sealed class Journey
{
    /// <summary>SHA-256 of the id in the cookie, hex.</summary>
    public required string IdHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>AES-256-GCM under a key made from the id.</summary>
    public byte[] Sealed { get; private set; } = [];

    internal void Keep(byte[] answers) => Sealed = answers;
}
