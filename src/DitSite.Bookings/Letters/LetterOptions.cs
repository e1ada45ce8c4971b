namespace DitSite.Bookings.Letters;

/// <summary>What letters need to know of the site; the host copies it from its own options.</summary>
public sealed class LetterOptions
{
    /// <summary>Name of the site, in subjects and at the foot.</summary>
    public string SiteTitle { get; set; } = "";

    /// <summary>The provider's legal name; null: not set.</summary>
    public string? Provider { get; set; }

    /// <summary>Origin of the site, such as <c>https://www.example.org</c>: the only source of addresses in mail.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Sender of all mail; null: <c>no-reply@</c> the host of <see cref="PublicUrl"/>.</summary>
    public string? FromEmail { get; set; }

    /// <summary>Is told of each booking and cancellation, and answers to letters go there; null: nobody is told.</summary>
    public string? BookingsEmail { get; set; }

    /// <summary>Receives contact messages; null: the contact form is closed.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>The contact page promises an answer within so many working days; null: it names no number.</summary>
    public int? AnswerWorkingDays { get; set; }

    /// <summary>When the invoice comes, in sentences; the result page says the same.</summary>
    public string InvoiceText { get; set; } = "You pay by invoice. It comes in an email of its own after the confirmation. Nothing is due before it comes.";

    /// <summary>How to cancel and what it costs, as a sentence; null: the letter points to the terms.</summary>
    public string? CancellationText { get; set; }

    /// <summary>{reference} and {token} are filled in. The page behind it answers a GET with a button.</summary>
    public string BookingPath { get; set; } = "/bookings/{reference}?link={token}";

    /// <summary>Enquiries about stage two go there; null: people answer the letter.</summary>
    public string? StageTwoEmail { get; set; }

    /// <summary>{reference} and {token} are filled in. The page behind it answers a GET with a button.</summary>
    public string DelegatePath { get; set; } = "/delegates/{reference}?link={token}";

    /// <summary>{token} is filled in. The page behind it answers a GET with a button.</summary>
    public string ApplicationPath { get; set; } = "/applications/continue?link={token}";

    /// <summary>Where a new link to an application is asked for.</summary>
    public string ReturnPath { get; set; } = "/applications/return";

    /// <summary>{token} is filled in.</summary>
    public string RefereePath { get; set; } = "/referees/answer?link={token}";

    /// <summary>{reference} is filled in.</summary>
    public string StaffApplicationPath { get; set; } = "/staff/applications/{reference}";

    /// <summary>{token} is filled in. The page behind it answers a GET with buttons.</summary>
    public string WaitingPath { get; set; } = "/waiting-list?token={token}";

    public string PrivacyPath { get; set; } = "/privacy";

    internal string Sender => FromEmail ?? $"no-reply@{new Uri(PublicUrl).IdnHost}";

    public string ContactPath { get; set; } = "/contact";

    public string TermsPath { get; set; } = "/terms";

    public string ConfirmSubscriptionPath { get; set; } = "/mailing-list/confirm?token={token}";

    /// <summary>A GET shows a button; a POST (RFC 8058) unsubscribes at once.</summary>
    public string UnsubscribePath { get; set; } = "/mailing-list/unsubscribe?token={token}";
}
