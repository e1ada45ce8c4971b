using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DitSite.Bookings.Links;

public enum LinkPurpose
{
    Booking,
    BookingSession,
    ConfirmSubscription,
    Unsubscribe,

    /// <summary>Shows a delegate their certificates.</summary>
    Delegate,
    DelegateSession,
}

/// <summary>A token that was handed out, known here by its hash alone.</summary>
public sealed class IssuedLink
{
    /// <summary>SHA-256 of the token, hex.</summary>
    public required string TokenHash { get; init; }

    public required LinkPurpose Purpose { get; init; }
    public Guid? BookingId { get; init; }
    public Guid? SubscriptionId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC; null: as long as what it belongs to.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>256 random bits in 43 characters that need no escaping.</summary>
    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal bool IsLive(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt;
}
