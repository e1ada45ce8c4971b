using DitSite.Bookings.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Outbox;

public class OutboxDispatcherTests
{
    /// <summary>On a file there is one site, and at its start a claim of the one before is lost at once.</summary>
    protected virtual TimeSpan UntilAClaimIsLost => TimeSpan.Zero;

    [Fact]
    public async Task Send_ThatFails_WaitsLongerEachTimeAndIsDeadAtTheEnd()
    {
        await using var host = await WaitingAsync();
        host.Mail.Fault = new IOException("somebody@people.test could not be reached");
        var waits = new List<TimeSpan>();
        while (await OnlyAsync(host) is { State: OutboxState.Waiting } before)
        {
            host.Clock.SetUtcNow(before.NextAttemptAt);
            await host.SentMailAsync();
            waits.Add((await OnlyAsync(host)).NextAttemptAt - host.Clock.GetUtcNow());
        }

        Assert.Equal(OutboxDispatcher.BackOff, waits[..^1]);
        var dead = await OnlyAsync(host);
        Assert.Equal((OutboxState.Dead, OutboxDispatcher.BackOff.Count + 1, "IOException"), (dead.State, dead.Attempts, dead.LastError));
        Assert.NotEqual("", dead.Text);
    }

    [Fact]
    public async Task Send_AfterADayWithoutAServer_LosesNothing()
    {
        await using var host = await WaitingAsync();
        host.Mail.Fault = new IOException();
        for (var hour = 0; hour < 24; hour++)
        {
            await host.SentMailAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        host.Mail.Fault = null;
        host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Single(await host.SentMailAsync());
        Assert.Equal(OutboxState.Sent, (await OnlyAsync(host)).State);
    }

    [Fact]
    public async Task Send_WhenTheProgramDiesBeforeTheMark_RepeatsWithTheSameMessageId()
    {
        using var folder = new TemporaryFolder();
        var mail = new RecordedMail();
        var database = new DyingDatabase();
        await using (var host = await WaitingAsync(folder, mail, database))
        {
            mail.AfterTaking = () => database.IsDead = true;
            await Assert.ThrowsAsync<IOException>(() => host.Get<OutboxDispatcher>().SendDueAsync());
        }

        mail.AfterTaking = null;
        await using var again = await BookingsHost.StartAsync(folder: folder, mail: mail);
        again.Clock.Advance(UntilAClaimIsLost);
        await again.SentMailAsync();

        Assert.Equal(2, mail.Sent.Count);
        Assert.Single(mail.Sent.Select(message => message.MessageId).Distinct());
        Assert.Equal(OutboxState.Sent, (await OnlyAsync(again)).State);
    }

    [Fact]
    public async Task Send_ByTwoDispatchersAtOnce_SendsOnce()
    {
        using var folder = new TemporaryFolder();
        var mail = new RecordedMail();
        await using var one = await WaitingAsync(folder, mail);
        await using var two = await BookingsHost.StartAsync(folder: folder, mail: mail);

        await Task.WhenAll(Task.Run(() => one.SentMailAsync()), Task.Run(() => two.SentMailAsync()));

        Assert.Single(mail.Sent);
    }

    [Fact]
    public async Task Send_RefusedForGood_IsDeadAtOnce()
    {
        await using var host = await WaitingAsync();
        host.Mail.Fault = new MailRefusedException("MailboxUnavailable");

        await host.SentMailAsync();

        var dead = await OnlyAsync(host);
        Assert.Equal((OutboxState.Dead, 1, "MailboxUnavailable"), (dead.State, dead.Attempts, dead.LastError));
    }

    [Fact]
    public async Task Send_WithoutAServerInProduction_KeepsTheMail()
    {
        await using var host = await BookingsHost.StartAsync(realMail: true);
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());

        Assert.Equal(0, await host.Get<OutboxDispatcher>().SendDueAsync());

        Assert.Equal(MailTransportState.Closed, host.Get<MailRoute>().State);
        Assert.Equal(2, await host.ReadAsync(context => context.Outbox.CountAsync(message => message.State == OutboxState.Waiting)));
    }

    [Theory]
    [InlineData("Development", null, MailTransportState.Files)]
    [InlineData("Development", "smtp.example.test", MailTransportState.Smtp)]
    [InlineData("Production", "smtp.example.test", MailTransportState.Smtp)]
    [InlineData("Production", null, MailTransportState.Closed)]
    public async Task Route_ByEnvironmentAndSettings_IsTheOneInTheReadme(string environment, string? smtp, MailTransportState expected)
    {
        await using var host = await BookingsHost.StartAsync(settings: new() { ["Smtp:Host"] = smtp }, environment: environment, realMail: true);

        Assert.Equal(expected, host.Get<MailRoute>().State);
    }

    /// <summary>One letter waits: the notice to staff is taken away, so that a test can speak of the only one.</summary>
    private static async Task<BookingsHost> WaitingAsync(TemporaryFolder? folder = null, RecordedMail? mail = null, IInterceptor? database = null)
    {
        var host = await BookingsHost.StartAsync(database, folder: folder, mail: mail);
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        await host.ReadAsync(context => context.Outbox.Where(message => message.Kind == "staff-booking").ExecuteDeleteAsync());
        return host;
    }

    private static Task<OutboxMessage> OnlyAsync(BookingsHost host) => host.ReadAsync(context => context.Outbox.SingleAsync());
}
