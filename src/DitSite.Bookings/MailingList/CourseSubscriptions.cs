namespace DitSite.Bookings.MailingList;

/// <summary>Asks to hear about new dates of one course.</summary>
public sealed record Subscribe(string Email, string CourseSlug, string CourseTitle);

/// <summary>What a token from an e-mail is about; <see cref="Confirmed"/> tells the page which words to use.</summary>
public sealed record SubscriptionView(string CourseSlug, string CourseTitle, bool Confirmed);

/// <summary>Double opt-in. No answer tells whether an address is known.</summary>
public sealed class CourseSubscriptions
{
    /// <summary>Sends a confirmation request, unless the address has had several lately or is confirmed already; the caller can't tell.</summary>
    public Task SubscribeAsync(Subscribe command, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a GET of the confirmation page; changes nothing.</summary>
    public Task<SubscriptionView?> FindToConfirmAsync(string token, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a POST. Null: the token is unknown or older than seven days.</summary>
    public Task<SubscriptionView?> ConfirmAsync(string token, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a GET of the unsubscribe page; changes nothing.</summary>
    public Task<SubscriptionView?> FindToUnsubscribeAsync(string token, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>For a POST, the page's or a mail program's (RFC 8058). Afterwards only a keyed hash of the address is left. Safe to repeat.</summary>
    public Task UnsubscribeAsync(string token, CancellationToken cancellation = default) => throw new NotImplementedException();
}
