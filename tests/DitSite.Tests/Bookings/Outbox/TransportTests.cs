using System.Text.RegularExpressions;
using DitSite.Bookings.Outbox;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Bookings.Outbox;

public sealed partial class TransportTests
{
    private static readonly OutgoingMail Example = new()
    {
        Id = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002"),
        Kind = "test",
        MessageId = "<stable@dit.example.test>",
        From = "no-reply@provider.test",
        FromName = "DIT – the tests",
        To = "ann@people.test",
        ToName = "Ann Müller, \"the first\"",
        ReplyTo = "bookings@provider.test",
        Subject = "Your place: £137.31",
        Text = "Dear Ann,\n\n.a line that begins with a dot\nZoë – £137.31\n",
        Attachments = [new("ABCD-2345.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")],
        ListUnsubscribe = "https://dit.example.test/mailing-list/unsubscribe?token=abc",
        QueuedAt = TestClock.Start,
    };

    [Fact]
    public async Task Files_WhenMailIsSent_HoldOneCompleteMessage()
    {
        await using var host = await BookingsHost.StartAsync(environment: "Development", realMail: true);

        await host.Get<FileTransport>().SendAsync(Example, default);
        await host.Get<FileTransport>().SendAsync(Example, default);

        var file = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(host.Folder, "mail")));
        Assert.Equal("20270201T090000-test-0b7c2f3458a14d4a9a405a1e6b9d0002.eml", Path.GetFileName(file));
        var text = await File.ReadAllTextAsync(file);
        foreach (var header in new[] { "Message-ID: <stable@dit.example.test>", "MIME-Version: 1.0", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "charset=utf-8", "Auto-Submitted: auto-generated", "method=PUBLISH" })
        {
            Assert.Contains(header, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("\r\n\r\nDear Ann,\r\n\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nZoë – £137.31\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Smtp_WhenMailIsSent_SendsTheMessageOfTheFile()
    {
        using var server = new SmtpListener();
        using var folder = new TemporaryFolder();

        await Smtp(server).SendAsync(Example, default);

        Assert.Equal(Comparable(await File.ReadAllTextAsync(await Example.WriteToAsync(folder.Path, default))), Comparable(Assert.Single(server.Messages)));
        Assert.All(server.Messages[0].Split("\r\n"), line => Assert.True(line.Length <= 998 && line.All(char.IsAscii), line));
    }

    [Fact]
    public async Task Smtp_WhenTheMailboxDoesNotExist_IsRefusedForGood()
    {
        using var server = new SmtpListener { RecipientAnswer = "550 5.1.1 <ann@people.test> unknown" };

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => Smtp(server).SendAsync(Example, default));

        Assert.Equal("MailboxUnavailable", refused.Message);
    }

    [Fact]
    public async Task Smtp_WhenTheServerIsBusy_MayBeTriedAgain()
    {
        using var server = new SmtpListener { RecipientAnswer = "451 try later" };

        await Assert.ThrowsAnyAsync<System.Net.Mail.SmtpException>(() => Smtp(server).SendAsync(Example, default));
    }

    [Fact]
    public async Task Smtp_WhenTheServerHangs_GivesUpInTime()
    {
        using var server = new SmtpListener { Silent = true };

        await Assert.ThrowsAsync<TimeoutException>(() => Smtp(server, timeoutSeconds: 1).SendAsync(Example, default));
    }

    [Fact]
    public async Task Smtp_WithoutStartTlsOnTheServer_SendsNothing()
    {
        using var server = new SmtpListener();

        await Assert.ThrowsAnyAsync<System.Net.Mail.SmtpException>(() => Smtp(server, startTls: true).SendAsync(Example, default));

        Assert.Empty(server.Messages);
    }

    public static TheoryData<OutgoingMail> Injections() =>
    [
        Example with { To = "ann@people.test\r\nBcc: x@evil.test" },
        Example with { ToName = "Ann\r\nBcc: x@evil.test" },
        Example with { Subject = "Hello\nBcc: x@evil.test" },
        Example with { ReplyTo = "ann@people.test\r\nBcc: x@evil.test" },
        Example with { FromName = "Us\rBcc: x@evil.test" },
        Example with { MessageId = "<a@b>\r\nBcc: x@evil.test" },
        Example with { ListUnsubscribe = "https://x\r\nBcc: x@evil.test" },
        Example with { Attachments = [new("a\r\nBcc: x@evil.test", "text/plain", "")] },
        Example with { To = "ann@people.test, x@evil.test" },
        Example with { To = "\"x@evil.test\" <ann@people.test>" },
    ];

    [Theory]
    [MemberData(nameof(Injections))]
    public void Mime_WithALineBreakOrASecondAddress_IsRefused(OutgoingMail mail) => Assert.Throws<MailRefusedException>(() => mail.ToMime());

    [Fact]
    public void Mime_OfTheExample_IsNotRefused()
    {
        using var mime = Example.ToMime();

        Assert.Equal("ann@people.test", Assert.Single(mime.To).Address);
    }

    private static SmtpTransport Smtp(SmtpListener server, bool startTls = false, int timeoutSeconds = 60) =>
        new(Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, StartTls = startTls, TimeoutSeconds = timeoutSeconds }));

    /// <summary>Without what differs between any two sendings: the time, the boundary, and the envelope that files note.</summary>
    private static string Comparable(string message) =>
        Boundary().Replace(string.Join("\r\n", message.Split("\r\n").Where(line => !Varying().IsMatch(line))).TrimEnd(), "boundary");

    [GeneratedRegex("--boundary[0-9A-Za-z_-]+")]
    private static partial Regex Boundary();

    [GeneratedRegex("^(X-Sender|X-Receiver|Date):")]
    private static partial Regex Varying();
}
