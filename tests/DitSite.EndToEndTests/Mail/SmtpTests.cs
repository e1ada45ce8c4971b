using DitSite.Bookings.Contact;
using DitSite.Bookings.Outbox;
using DitSite.Tests;
using DitSite.Tests.Bookings;
using Microsoft.EntityFrameworkCore;

namespace DitSite.EndToEndTests.Mail;

/// <summary>The shipped dispatcher against a real mail server: nothing is lost, and what comes twice can be told as a repeat.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private const int Letters = 6;
    private readonly SmtpServer server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Server_ThatIsUp_GetsEachLetterOnce()
    {
        await server.StartAsync();
        await using var host = await BookingsHost.StartAsync(settings: server.Settings, realMail: true);
        await QueueAsync(host);

        await host.Get<OutboxDispatcher>().SendDueAsync();

        Assert.Equal(await MessageIdsAsync(host), server.Taken.Select(message => message.Id).Order());
    }

    [Fact]
    public async Task Server_ThatIsDownForADay_GetsEachLetterOnce_WithinTwoHoursOfComingBack()
    {
        await using var host = await BookingsHost.StartAsync(settings: server.Settings, realMail: true);
        await QueueAsync(host);
        for (var halfHour = 0; halfHour < 48; halfHour++)
        {
            await host.Get<OutboxDispatcher>().SendDueAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Empty(server.Taken);
        await server.StartAsync();
        for (var minute = 0; minute <= 120; minute += 10)
        {
            await host.Get<OutboxDispatcher>().SendDueAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(await MessageIdsAsync(host), server.Taken.Select(message => message.Id).Order());
        Assert.Equal(Letters, await host.ReadAsync(context => context.Outbox.CountAsync(message => message.State == OutboxState.Sent)));
    }

    [Fact]
    public async Task Program_KilledBetweenSendingAndMarking_LosesNothing_AndRepeatsAtMostOncePerKill()
    {
        const int Kills = 3;
        await server.StartAsync();
        using var folder = new TemporaryFolder();
        await using (var host = await BookingsHost.StartAsync(settings: server.Settings, realMail: true, folder: folder))
        {
            await QueueAsync(host);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            var database = new KilledAtTheMark();
            await using var dying = await BookingsHost.StartAsync(database, server.Settings, realMail: true, folder: folder);
            await Assert.ThrowsAnyAsync<Exception>(() => dying.Get<OutboxDispatcher>().SendDueAsync());
            Assert.True(database.IsDead, "The program must die between sending and marking.");
        }

        await using var last = await BookingsHost.StartAsync(settings: server.Settings, realMail: true, folder: folder);
        await last.Get<OutboxDispatcher>().SendDueAsync();

        Assert.Equal(await MessageIdsAsync(last), server.Taken.Select(message => message.Id).Distinct().Order());
        Assert.InRange(server.Taken.Count, Letters + 1, Letters + Kills);
        Assert.Equal(Letters, await last.ReadAsync(context => context.Outbox.CountAsync(message => message.State == OutboxState.Sent)));
    }

    private static async Task QueueAsync(BookingsHost host)
    {
        for (var letter = 0; letter < Letters; letter++)
        {
            await host.Get<ContactMessages>().SendAsync(new("Ann", $"ann{letter}@people.test", null, "Hello"), $"key {letter}");
        }
    }

    private static async Task<IReadOnlyList<string>> MessageIdsAsync(BookingsHost host) =>
        [.. (await host.ReadAsync(context => context.Outbox.Select(message => message.MessageId).ToListAsync())).Order()];
}
