using System.Text.RegularExpressions;

namespace DitSite.Content.Rules.Radar;

/// <summary>One assessment has one name: a role play is not taped on one line and videoed on another (S135).</summary>
internal sealed record RolePlayNameTopic() : WordTopic("role-play-name", ("taped", Taped), ("videoed", Videoed), "a reader may take them for two assessments, or for two kinds of recording")
{
    public override Severity Severity => Severity.Due;

    protected override bool Concerns(Sentence sentence) => sentence.Words.Contains("role", StringComparison.OrdinalIgnoreCase);

    private static Regex Taped { get; } = new(@"\b(?:audio[\s-]?)?tap(?:ed|ing)\s+(?:of\s+)?(?:the\s+|a\s+)?role[\s-]?plays?(?:[\s-]+(?:exercise|element|assessment|part))?|\brole[\s-]?plays?\s+(?:(?:is|are|will be|gets?|must be)\s+)?(?:audio-?)?taped\b|\baudio[\s-]record(?:ed|ing)\s+role[\s-]?play", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Videoed { get; } = new(@"\b(?:video(?:ed|taped|-recorded|\s+recorded)|filmed)\s+role[\s-]?plays?(?:[\s-]+(?:exercise|element|assessment|part))?|\brole[\s-]?plays?\s+(?:(?:is|are|will be|gets?|must be)\s+)?(?:videoed|filmed|recorded on video|video-recorded)\b|\bvideo\s+of\s+(?:the|your|a)\s+role[\s-]?play", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
