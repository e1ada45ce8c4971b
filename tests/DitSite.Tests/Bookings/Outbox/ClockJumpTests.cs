using DitSite.Bookings.Contact;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Outbox;

/// <summary>A machine's clock is put right, wrongly or by the law: no letter waits for it, none leaves twice.</summary>
public class ClockJumpTests
{
    public static TheoryData<string> Jumps => ["01:00:00", "-01:00:00", "-1.00:00:00", "365.00:00:00", "-365.00:00:00"];

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task NewLetter_LeavesAtOnce_WhateverTheClockDidSince(string jump)
    {
        await using var host = await QueuedAsync();
        host.Clock.Advance(TimeSpan.Parse(jump, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Single(await host.SentMailAsync());
        Assert.Single(await host.SentMailAsync());
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task LetterThatFailedOnce_LeavesWithinFiveHours_WhateverTheClockDidSince(string jump)
    {
        await using var host = await QueuedAsync();
        host.Mail.Fault = new IOException();
        await host.SentMailAsync();
        host.Mail.Fault = null;
        host.Clock.Advance(TimeSpan.Parse(jump, System.Globalization.CultureInfo.InvariantCulture));

        for (var hour = 0; hour < 6; hour++)
        {
            await host.SentMailAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Single(host.Mail.Sent);
    }

    /// <summary>The clock runs a year ahead for a while: what failed then is not put off until next year.</summary>
    [Fact]
    public async Task LetterThatFailedInAYearThatWasNot_LeavesWhenTheClockIsRightAgain()
    {
        await using var host = await QueuedAsync();
        host.Clock.Advance(TimeSpan.FromDays(365));
        host.Mail.Fault = new IOException();
        await host.SentMailAsync();
        host.Clock.Advance(TimeSpan.FromDays(-365));
        host.Mail.Fault = null;

        Assert.Single(await host.SentMailAsync());
    }

    /// <summary>The nights on which the clocks change in 2027. Instants are UTC, so waits neither vanish nor double.</summary>
    [Theory]
    [InlineData("2027-03-28T00:30:00Z")]
    [InlineData("2027-10-31T00:30:00Z")]
    public async Task Night_OfTheChangeOfClocks_SendsOnce_AfterTheUsualWaits(string from)
    {
        await using var host = await BookingsHost.StartAsync();
        host.Clock.SetUtcNow(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        await host.Get<ContactMessages>().SendAsync(new("Ann", "ann@people.test", null, "Hello"), "key");
        host.Mail.Fault = new IOException();
        for (var minute = 0; minute < 90; minute++)
        {
            await host.SentMailAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, await host.ReadAsync(context => context.Outbox.Select(message => message.Attempts).SingleAsync()));
        host.Mail.Fault = null;
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await host.SentMailAsync());
    }

    private static async Task<BookingsHost> QueuedAsync()
    {
        var host = await BookingsHost.StartAsync();
        await host.Get<ContactMessages>().SendAsync(new("Ann", "ann@people.test", null, "Hello"), "key");
        return host;
    }
}
