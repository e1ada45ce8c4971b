using System.Collections.Concurrent;
using DitSite.Bookings.Outbox;

namespace DitSite.Tests.Bookings;

/// <summary>A mail server that keeps what it gets, and fails when a test says so.</summary>
public sealed class RecordedMail : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> sent = new();

    public MailTransportState State => MailTransportState.Smtp;

    public IReadOnlyList<OutgoingMail> Sent => [.. sent];

    /// <summary>Thrown instead of taking the message; null: takes it.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Happens when a message has been taken and the sender does not know yet.</summary>
    public Action? AfterTaking { get; set; }

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (Fault is not null)
        {
            return Task.FromException(Fault);
        }

        using var mime = mail.ToMime();
        sent.Enqueue(mail);
        AfterTaking?.Invoke();
        return Task.CompletedTask;
    }
}
