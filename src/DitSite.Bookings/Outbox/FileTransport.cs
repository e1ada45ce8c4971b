using System.Globalization;
using System.Net.Mail;
using DitSite.Bookings.Storage;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Outbox;

/// <summary>Writes each message as an .eml file, which any mail program opens. A repeat overwrites its own file.</summary>
internal sealed class FileTransport(IOptions<BookingsOptions> options, BookingsPaths paths) : IMailTransport
{
    public MailTransportState State => MailTransportState.Files;

    public string Folder => paths.Resolve(options.Value.MailFolder);

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        // The pickup directory makes SmtpClient write the very bytes it would have sent; the name is its own, so it writes aside.
        var draft = Path.Combine(Folder, ".draft-" + mail.Id.ToString("N"));
        Directory.CreateDirectory(draft);
        try
        {
            foreach (var leftOver in Directory.GetFiles(draft))
            {
                File.Delete(leftOver);
            }

            using var message = mail.ToMime();
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft };
            await client.SendMailAsync(message, cancellation);
            var stamp = mail.QueuedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
            File.Move(Directory.GetFiles(draft).Single(), Path.Combine(Folder, $"{stamp}-{mail.Kind}-{mail.Id:N}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
