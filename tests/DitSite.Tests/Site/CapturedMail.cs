using System.Collections.Concurrent;
using DitSite.Bookings.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Site;

/// <summary>What the site sent, in the order it left.</summary>
public sealed class CapturedMail
{
    private readonly ConcurrentQueue<SentMail> sent = new();

    public IReadOnlyList<SentMail> Sent => [.. sent];

    /// <summary>The first message that fits, waiting for the dispatcher up to 15 seconds.</summary>
    public async Task<SentMail> FirstAsync(Func<SentMail, bool> fits)
    {
        for (var deadline = Environment.TickCount64 + 15_000; ;)
        {
            if (sent.FirstOrDefault(fits) is { } mail)
            {
                return mail;
            }

            if (Environment.TickCount64 > deadline)
            {
                throw new TimeoutException($"No such message was sent; sent were: {string.Join("; ", sent.Select(mail => $"{mail.To}: {mail.Subject}"))}");
            }

            await Task.Delay(20);
        }
    }

    public Task<SentMail> FirstToAsync(string address) => FirstAsync(mail => mail.To == address);

    internal void Add(SentMail mail) => sent.Enqueue(mail);

    /// <summary>Takes the place of the transport that the site would use.</summary>
    internal void Replace(IServiceCollection services) => services.AddSingleton<IMailTransport>(new Transport(this));

    /// <summary>Keeps what a mail server would have got, byte for byte.</summary>
    private sealed class Transport(CapturedMail captured) : IMailTransport
    {
        public MailTransportState State => MailTransportState.Smtp;

        public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
        {
            using var folder = new TemporaryFolder();
            var raw = await File.ReadAllTextAsync(await mail.WriteToAsync(folder.Path, cancellation), cancellation);
            captured.Add(new(mail.To, mail.Subject, mail.Text, raw));
        }
    }
}

/// <param name="Text">The plain text part.</param>
/// <param name="Raw">The whole message as handed to the transport, headers and attachments included.</param>
public sealed record SentMail(string To, string Subject, string Text, string Raw);
