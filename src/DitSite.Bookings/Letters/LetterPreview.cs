using DitSite.Bookings.Outbox;

namespace DitSite.Bookings.Letters;

/// <summary>A letter as it would leave now. Nothing is queued; where a link would stand, its secret is left out.</summary>
public sealed record LetterPreview(string To, string Subject, string Text)
{
    internal static LetterPreview Of(Letter letter) =>
        new(letter.To, letter.Subject, letter.Tokens.Aggregate(letter.Text, (text, token) => text.Replace(token.Placeholder, "…", StringComparison.Ordinal)));
}
