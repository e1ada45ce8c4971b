using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>Consent to cookies is asked for, never taken from a visit (S4, S121, S131).</summary>
internal sealed record ConsentTopic() : WordTopic("cookie-consent", ("consent by visiting", Implied), ("consent only by a choice", OptIn), "a visit can't be consent while consent is a choice")
{
    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course) =>
        from notice in set.OfType("cookieNotice")
        from entry in notice.Values.Rows("entries")
        where entry.Text("basis") == "consent"
        select Claim.Of(notice, entry.PathOf("basis"), $"{entry.Text("label")}: basis consent", SecondValue, "consent only by a choice");

    protected override bool Concerns(Sentence sentence) =>
        (sentence.Paragraph + sentence.Text.Item.Type.Alias).Contains("cookie", StringComparison.OrdinalIgnoreCase);

    private static Regex Implied { get; } = new(@"\b(?:by|if you|when you|anyone who|whoever|everyone who)\s+(?:simply\s+|just\s+)?(?:continu\w+(?:\s+(?:to|with|on))?\s*(?:use|using|brows\w+|visit\w*|read\w*)?|us(?:e|es|ing)|access(?:es|ing)?|brows(?:e|es|ing)|visit(?:s|ing)?|open(?:s|ing)?|enter(?:s|ing)?|stay(?:s|ing)?|read(?:s|ing)?)\s+(?:on\s+|to\s+|through\s+)?(?:this|our|the|these|any)\s+(?:web\s?)?(?:site|website|pages?)\b[^.]{0,40}?\b(?:accept\w*|agree\w*|consent\w*|confirm\w*|approv\w*)|\b(?:use|visit|continued use|browsing)\s+(?:of\s+)?(?:this|our|the)\s+(?:web\s?)?site\s+(?:means|implies|counts as|constitutes|is taken as|amounts to)\b[^.]{0,40}\b(?:accept\w*|agree\w*|consent\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex OptIn { get; } = new(@"\b(?:only|unless|until|not)\b[^.]{0,60}\b(?:if|unless|until|before|after|when|once)\s+you\s+(?:have\s+)?(?:enabled?|accept\w*|turn\w*|switch\w*|allow\w*|agree\w*|said yes|say yes|opt\w*|choose|chosen)|\boff\s+unless\s+you\b|\bunless\s+you\s+(?:enable|accept|turn|switch|allow|agree|say|opt|choose)\b|\bwith\s+your\s+(?:permission|consent)\b|\bask\s+(?:you\s+)?(?:first|before)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
