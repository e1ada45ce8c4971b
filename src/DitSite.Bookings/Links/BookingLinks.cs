namespace DitSite.Bookings.Links;

/// <summary>What an address from an e-mail leads to. Looking never uses it up.</summary>
public abstract record LinkState
{
    private LinkState()
    {
    }

    /// <summary>A button may open it.</summary>
    public sealed record Live(BookingReference Reference) : LinkState;

    /// <summary>It was good once: offer to send a new one to the same address.</summary>
    public sealed record Expired : LinkState;

    public sealed record Unknown : LinkState;
}

/// <param name="Token">256 bits, for a cookie; stored hashed.</param>
/// <param name="ExpiresAt">UTC, two hours after opening.</param>
public sealed record LinkSession(string Token, BookingReference Reference, DateTimeOffset ExpiresAt);

/// <summary>Links in e-mails that open a booking.</summary>
public sealed class BookingLinks
{
    /// <summary>Booking links live until this long after the run.</summary>
    public static readonly TimeSpan AfterRun = TimeSpan.FromDays(30);

    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(2);

    /// <summary>For a GET: says what the link is, and changes nothing.</summary>
    public Task<LinkState> LookAsync(BookingReference reference, string token, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a POST: opens a session for the booking, or null when the link is not live.</summary>
    public Task<LinkSession?> OpenAsync(BookingReference reference, string token, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The booking that a session may see and change, or null.</summary>
    public Task<BookingReference?> SessionAsync(string sessionToken, CancellationToken cancellation = default) => throw new NotImplementedException();

    public Task CloseSessionAsync(string sessionToken, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a POST with an expired (or live) link: sends a new one to the booker's address. An unknown link does nothing; the answer is the same.</summary>
    public Task RequestNewLinkAsync(BookingReference reference, string token, CancellationToken cancellation = default) => throw new NotImplementedException();
}
