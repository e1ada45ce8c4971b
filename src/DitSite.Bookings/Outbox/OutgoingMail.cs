using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace DitSite.Bookings.Outbox;

/// <summary>A message complete with its secrets, on its way out.</summary>
public sealed record OutgoingMail
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string MessageId { get; init; }
    public required string From { get; init; }
    public required string FromName { get; init; }
    public required string To { get; init; }
    public string? ToName { get; init; }
    public string? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
    public string? ListUnsubscribe { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>The same message for a file and for a mail server, but for how its text is encoded on the way.</summary>
    /// <exception cref="MailRefusedException">A header would have a line break, or an address is none.</exception>
    internal MailMessage ToMime(TransferEncoding encoding = TransferEncoding.QuotedPrintable)
    {
        RefuseLineBreaks(MessageId, From, FromName, To, ToName, ReplyTo, Subject, ListUnsubscribe);
        if (!EmailAddress.IsValid(To) || !EmailAddress.IsValid(ReplyTo ?? To))
        {
            throw new MailRefusedException("InvalidAddress");
        }

        var mail = new MailMessage(Mailbox(From, FromName), Mailbox(To, ToName))
        {
            Subject = Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = encoding,
        };
        mail.Headers["Message-ID"] = MessageId;
        mail.Headers["Auto-Submitted"] = "auto-generated";
        if (ReplyTo is not null)
        {
            mail.ReplyToList.Add(Mailbox(ReplyTo, null));
        }

        if (ListUnsubscribe is not null)
        {
            mail.Headers["List-Unsubscribe"] = $"<{ListUnsubscribe}>";
            mail.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        foreach (var attachment in Attachments)
        {
            RefuseLineBreaks(attachment.FileName, attachment.ContentType);
            var part = new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(attachment.Text)), new ContentType(attachment.ContentType))
            {
                Name = attachment.FileName,
                TransferEncoding = TransferEncoding.Base64,
            };
            part.ContentDisposition!.FileName = attachment.FileName;
            mail.Attachments.Add(part);
        }

        return mail;
    }

    /// <summary>Writes the message into an empty folder: a pickup directory makes SmtpClient write the very bytes it would have sent.</summary>
    /// <returns>The file.</returns>
    internal async Task<string> WriteToAsync(string folder, CancellationToken cancellation, TransferEncoding encoding = TransferEncoding.QuotedPrintable)
    {
        foreach (var leftOver in Directory.GetFiles(folder))
        {
            File.Delete(leftOver);
        }

        using var message = ToMime(encoding);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        await client.SendMailAsync(message, cancellation);
        return Directory.GetFiles(folder).Single();
    }

    private static MailAddress Mailbox(string address, string? name) => new(EmailAddress.Ascii(address)!, name, Encoding.UTF8);

    private static void RefuseLineBreaks(params string?[] headers)
    {
        if (headers.Any(header => header is not null && header.Any(char.IsControl)))
        {
            throw new MailRefusedException("LineBreakInHeader");
        }
    }
}
