namespace DitSite.Bookings.Staff;

/// <summary>A staff session. The browser holds the key; here lies its hash and a sealed ticket.</summary>
public sealed class SignedInSession
{
    /// <summary>SHA-256 of the key, lower-case hex.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Who it belongs to: the provider's subject id.</summary>
    public required string Subject { get; init; }

    public required byte[] Ticket { get; set; }

    /// <summary>UTC instant; later ones are deleted by the retention sweep.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
}
