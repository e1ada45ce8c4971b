using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Contact;

/// <param name="Course">Title of the course it is about, or null.</param>
public sealed record ContactMessage(string Name, string Email, string? Course, string Text)
{
    public const int NameLength = 200;
    public const int EmailLength = EmailAddress.MaxLength;
    public const int TextLength = 5_000;
}

/// <summary>Messages from the contact page: kept only as outgoing mail. Each makes an answer owed.</summary>
public sealed class ContactMessages(WriteGate gate, MailQueue mail, MailRoute route, IOptions<LetterOptions> options)
{
    /// <summary>False: no address receives messages or no mail leaves, so the form is closed.</summary>
    public bool IsOpen => options.Value.ContactEmail is not null && route.State != MailTransportState.Closed;

    /// <summary>Queues the message for <c>Site:ContactEmail</c>.</summary>
    /// <param name="idempotencyKey">From a hidden field: the same key sends once.</param>
    /// <exception cref="InvalidOperationException">The form is closed.</exception>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task SendAsync(ContactMessage message, string idempotencyKey, CancellationToken cancellation = default)
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException("Nobody receives contact messages: the form is closed.");
        }

        if (!EmailAddress.IsValid(message.Email))
        {
            throw new ArgumentException("Not an e-mail address.", nameof(message));
        }

        var letter = Compose(message, options.Value.ContactEmail!, idempotencyKey);
        return gate.WriteAsync(
            async context =>
            {
                if (await mail.EnqueueAsync(context, letter, cancellation) is { } queued)
                {
                    context.OwedAnswers.Add(OwedAnswer.For(queued, options.Value.AnswerWorkingDays));
                }

                return true;
            },
            cancellation);
    }

    private static Letter Compose(ContactMessage message, string to, string idempotencyKey) => new()
    {
        Kind = "contact",
        DedupeKey = $"contact:{IssuedLink.Hash(idempotencyKey)}",
        To = to,
        ReplyTo = message.Email,
        Subject = message.Course is null ? "Message from the contact page" : $"Message from the contact page: {message.Course}",
        Text = new LetterText()
            .Row("Name", message.Name)
            .Row("Email", message.Email)
            .Row("Course", message.Course)
            .Quote(message.Text)
            .Paragraph("Answer this e-mail to write to the sender.")
            .ToString(),
    };
}
