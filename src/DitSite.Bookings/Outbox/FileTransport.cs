using System.Globalization;
using System.Net.Mime;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Outbox;

/// <summary>Writes each message as an .eml file, which any mail program opens. A repeat overwrites its own file.</summary>
internal sealed class FileTransport(BookingsPaths paths) : IMailTransport
{
    public MailTransportState State => MailTransportState.Files;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        // Written aside first: nobody ever reads half a message.
        var draft = Path.Combine(paths.MailFolder, ".draft-" + mail.Id.ToString("N"));
        Directory.CreateDirectory(draft);
        try
        {
            var stamp = mail.QueuedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

            // Not encoded: somebody who tries the site out copies the link from a text editor.
            var file = await mail.WriteToAsync(draft, cancellation, TransferEncoding.EightBit);
            File.Move(file, Path.Combine(paths.MailFolder, $"{stamp}-{mail.Kind}-{mail.Id:N}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
