using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Outbox;

/// <summary>Hands mail to a mail server.</summary>
internal sealed class SmtpTransport(IOptions<SmtpOptions> options) : IMailTransport
{
    public MailTransportState State => MailTransportState.Smtp;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var smtp = options.Value;
        using var message = mail.ToMime();
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.StartTls ?? true };
        if (smtp.User is not null)
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        }

        // SmtpClient.Timeout does not bind its asynchronous methods.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not take the message in time.");
        }
        catch (SmtpFailedRecipientException refused) when (IsPermanent(refused.StatusCode))
        {
            throw new MailRefusedException(refused.StatusCode.ToString(), refused);
        }
    }

    /// <summary>The mailbox does not exist or its name is not allowed; everything else may pass.</summary>
    private static bool IsPermanent(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;
}
