namespace DitSite.Bookings.Outbox;

/// <summary>Mail about to be queued.</summary>
internal sealed record Letter
{
    public required string Kind { get; init; }

    /// <summary>One letter for one cause: a second one with the same key is not queued.</summary>
    public required string DedupeKey { get; init; }

    public required string To { get; init; }
    public string? ToName { get; init; }
    public string? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public Guid? BookingId { get; init; }
    public Guid? SubscriptionId { get; init; }
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Absolute address for one-click unsubscribing.</summary>
    public string? ListUnsubscribe { get; init; }

    /// <summary>Placeholders in the text, and the tokens they stand for.</summary>
    public IReadOnlyList<MailToken> Tokens { get; init; } = [];
}

/// <summary>A secret in a letter. The placeholder is random, so that nobody's own words can be taken for one.</summary>
internal sealed record MailToken(string Placeholder, string Token)
{
    public static MailToken For(string token) => new($"token-{Guid.NewGuid():N}", token);
}
