namespace DitSite.Bookings.Outbox;

public enum MailTransportState
{
    /// <summary>Development: mail is written to files.</summary>
    Files,
    Smtp,

    /// <summary>Production without <c>Smtp:Host</c>: booking, contact and mailing list are closed.</summary>
    Closed,
}

/// <summary>Which way mail leaves.</summary>
public sealed class MailRoute
{
    public MailTransportState State => throw new NotImplementedException();
}
