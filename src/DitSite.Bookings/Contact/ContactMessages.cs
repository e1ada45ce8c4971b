namespace DitSite.Bookings.Contact;

/// <param name="Course">Title of the course it is about, or null.</param>
public sealed record ContactMessage(string Name, string Email, string? Course, string Text)
{
    public const int NameLength = 200;
    public const int EmailLength = 254;
    public const int TextLength = 5_000;
}

/// <summary>Messages from the contact page: kept only as outgoing mail.</summary>
public sealed class ContactMessages
{
    /// <summary>False: no address receives messages or no mail leaves, so the form is closed.</summary>
    public bool IsOpen => throw new NotImplementedException();

    /// <summary>Queues the message for <c>Site:ContactEmail</c>.</summary>
    /// <param name="idempotencyKey">From a hidden field: the same key sends once.</param>
    /// <exception cref="InvalidOperationException">The form is closed.</exception>
    public Task SendAsync(ContactMessage message, string idempotencyKey, CancellationToken cancellation = default) => throw new NotImplementedException();
}
