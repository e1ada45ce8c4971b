using System.Text.RegularExpressions;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>A course that is applied for is not booked first (S132).</summary>
internal sealed record OrderTopic() : WordTopic("booking-order", ("book first, then apply", BookFirst), ("apply first, then book", ApplyFirst), "one of the two comes first: people would pay before they know whether they are accepted")
{
    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course) => course.Values.Text("enrolment") == "apply"
        ? [Claim.Of(course, "enrolment", "How people join: Apply", SecondValue, "apply first, then book")] : [];

    protected override bool Concerns(Sentence sentence) => sentence.Words.Contains("appl", StringComparison.OrdinalIgnoreCase);

    private static Regex BookFirst { get; } = new(@"\b(?:mak(?:e|ing) (?:a|your) booking|book(?:ing)? (?:(?:a|your|the) )?(?:place|course|online)|book first|pay(?:ing)? (?:for )?(?:(?:a|your|the) )?(?:place|fee|course)|reserv(?:e|ing) (?:a|your) place|secur(?:e|ing) (?:a|your) place)\b[^.]{0,80}?\b(?:and\s+(?:only\s+)?then|before\s+(?:you\s+)?(?:fill|complet|send|apply|submit)\w*|then|afterwards)\b[^.]{0,60}?\b(?:appl\w+)|\b(?:after|once|when|as soon as)\s+(?:you\s+(?:have\s+|are\s+)?|your\s+place\s+is\s+)?(?:book(?:ed|ing)|reserv(?:ed|ing)|paid|made\s+(?:a|your)\s+booking)\b[^.]{0,80}?\b(?:application|apply)\b|\b(?:application form|application)\b[^.]{0,40}\b(?:is|comes|follows|sent)\b[^.]{0,30}\b(?:after|once)\s+(?:you\s+(?:have\s+)?)?(?:book\w*|paid|reserv\w+|the\s+booking|your\s+booking)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex ApplyFirst { get; } = new(@"\bappl(?:y|ying)\s+(?:first|before\s+(?:you\s+)?(?:book|pay)\w*)|\b(?:book|booking|pay|paying)\b[^.]{0,30}\b(?:only\s+)?(?:after|once|when)\b[^.]{0,40}\b(?:application|accepted|offer|decision)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
