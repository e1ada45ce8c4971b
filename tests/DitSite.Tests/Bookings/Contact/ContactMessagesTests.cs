using DitSite.Bookings.Contact;

namespace DitSite.Tests.Bookings.Contact;

public class ContactMessagesTests
{
    [Fact]
    public async Task Send_TwiceWithOneKey_SendsOneMessageThatCanBeAnswered()
    {
        await using var host = await BookingsHost.StartAsync();
        var message = new ContactMessage("Ann\r\nBcc: x@evil.test", "ann@people.test", "Refresher\nday", "First line\n.second line\r\nBcc: x@evil.test");

        await host.Get<ContactMessages>().SendAsync(message, "key");
        await host.Get<ContactMessages>().SendAsync(message, "key");

        var mail = Assert.Single(await host.SentMailAsync());
        Assert.Equal(("enquiries@provider.test", "ann@people.test", "Message from the contact page: Refresher day"), (mail.To, mail.ReplyTo, mail.Subject));
        Assert.Contains("Name: Ann Bcc: x@evil.test\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> First line\n> .second line\n> Bcc: x@evil.test\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsOpen_WithoutAMailServer_IsFalseAndSendingThrows()
    {
        await using var host = await BookingsHost.StartAsync(realMail: true);

        Assert.False(host.Get<ContactMessages>().IsOpen);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Get<ContactMessages>().SendAsync(new("Ann", "ann@people.test", null, "Hello"), "key"));
    }
}
