using System.Globalization;
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
            File.Move(await mail.WriteToAsync(draft, cancellation), Path.Combine(paths.MailFolder, $"{stamp}-{mail.Kind}-{mail.Id:N}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
