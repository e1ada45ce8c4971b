namespace DitSite.Bookings.Outbox;

/// <summary>A way out for mail: files in Development, a mail server otherwise.</summary>
public interface IMailTransport
{
    MailTransportState State { get; }

    /// <summary>Returns when the message is safe on the other side; throws when it is not known to be.</summary>
    /// <exception cref="MailRefusedException">It will never be accepted: trying again is pointless.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellation);
}

/// <param name="reason">A fixed word or a mail server's code; never its text, which may quote an address.</param>
public sealed class MailRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);
