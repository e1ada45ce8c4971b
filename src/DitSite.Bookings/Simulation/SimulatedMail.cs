using DitSite.Bookings.Outbox;

namespace DitSite.Bookings.Simulation;

/// <param name="At">UTC, when it arrived.</param>
internal sealed record ArrivedMail(DateTimeOffset At, OutgoingMail Mail);

/// <summary>A mail server that is away at times, loses the connection after it has taken a message, and, as a control, drops messages that it said it took.</summary>
internal sealed class SimulatedMail(Random random, TimeProvider clock, int? dropOneIn) : IMailTransport
{
    /// <summary>One message in so many is taken, and the sender never hears that it was.</summary>
    private const int CutOffOneIn = 400;

    private readonly List<ArrivedMail> arrived = [];
    private int taken;

    public MailTransportState State => MailTransportState.Smtp;

    /// <summary>UTC; null: it answers.</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    public int Cuts { get; private set; }

    public int Dropped { get; private set; }

    public int Refusals { get; private set; }

    public IReadOnlyList<ArrivedMail> Arrived => arrived;

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (AwayUntil > clock.GetUtcNow())
        {
            Refusals++;
            throw new IOException("The mail server is away.");
        }

        using var mime = mail.ToMime();
        if (++taken % (dropOneIn ?? int.MaxValue) == 0)
        {
            Dropped++;
            return Task.CompletedTask;
        }

        arrived.Add(new(clock.GetUtcNow(), mail));
        if (random.Next(CutOffOneIn) == 0)
        {
            Cuts++;
            throw new IOException("The connection was lost.");
        }

        return Task.CompletedTask;
    }
}
