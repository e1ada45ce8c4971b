using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DitSite.Content.Rules.Radar;

/// <summary>What the pages of a course count, and how people write it.</summary>
/// <remarks>The patterns are narrow on purpose: a claim that is missed is found by a reader, a false one costs an editor's trust.</remarks>
internal static class CountTopics
{
    private const string Course = @"(?:course|training|workshop|programme|refresher|event)";
    private const string Sort = @"(?:(?:long|DIT|online|in-person|live|intensive|introductory|residential|refresher|taught|basic|initial|practical|clinical|accredited|full|original|full-time)[\s-]+){0,3}";
    private const string Whole = @"(?:(?:full|whole|consecutive|taught|teaching)\s+)?";
    private const string Supervised = @"(?:(?:their|your|the|a|on|with|in|DIT)\s+){0,3}(?:supervision|supervised\s+(?:DIT\s+)?(?:practice|cases|work)|stage\s+two)";
    private const string Cases = @"(?:(?:their|your|the|both|all|two|DIT|supervised|training)\s+){0,3}cases";
    private const string Must = @"(?:must|need\s+to|needs\s+to|should|have\s+to|has\s+to|are\s+to|is\s+to|(?:are|is)\s+required\s+to|(?:are|is)\s+expected\s+to)";
    private const string Limit = @"(?:within|in\s+under|no\s+(?:later|more)\s+than|at\s+most|inside)\s+";
    private const string Months = Numerals.WholeOrA + @"[\s-]+(?:full\s+|calendar\s+)?(?<unit>months?|years?|yrs?)\b(?:['’])?";

    private static Regex DurationLabel { get; } = new(@"^Duration\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex DurationAdjective { get; } = new(Numerals.Whole + @"[\s-]+" + Whole + @"days?['’]?[\s-]+" + Sort + Course + @"\b(?!\s+(?:fees?|week|before|after))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex DurationOf { get; } = new(Numerals.Whole + @"\s+" + Whole + @"days\s+of\s+(?:the\s+|this\s+)?(?:training|teaching|course)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex DurationVerb { get; } = new(Course + @"\s+(?:itself\s+|usually\s+|always\s+|now\s+)?(?:lasts?|takes?(?:\s+place\s+over)?|runs?\s+(?:for|over|across)|(?:is|are)\s+(?:(?:held|taught|spread|delivered)\s+)?(?:over|across)|goes\s+on\s+for|spans|consists\s+of|extends\s+over|is)\s+(?:a\s+total\s+of\s+|exactly\s+|only\s+|just\s+)?" + Numerals.Whole + @"\s+" + Whole + @"days\b(?!\s+(?:before|after|later|away|apart|a\s+week|per|each|long\s+weekend))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex DurationLine { get; } = new(@"^\s*(?:[-+]\s+)?(?:Duration|Length):?\s+" + Numerals.Whole + @"\s+" + Whole + @"days?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex StartLabel { get; } = new(@"\bstart\b.*\b(?:supervis|stage two)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex StartWithin { get; } = new(@"\b(?:start|begin|commence|take\s+up|enter)(?:ing|s)?\s+" + Supervised + @"\s+(?:[a-z]+\s+){0,3}?" + Limit + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex WithinStart { get; } = new(Limit + Months + @"(?:\s+(?:of|after)\s+[^.;,£]{3,60}?)?,?\s+(?:you|they|people|delegates|trainees|everyone)\s+" + Must + @"\s+(?:start|begin|commence)\s+" + Supervised, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex StartPassive { get; } = new(Supervised + @"\s+(?:" + Must + @"\s+(?:be\s+)?(?:start|begin|commence|started|begun)|starts|begins)\s+(?:[a-z]+\s+){0,2}?" + Limit + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex CompleteLabel { get; } = new(@"\b(?:complete|finish)\b.*\bcases", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex CompleteWithin { get; } = new(@"\b(?:complete|finish|conclude)(?:ing|s)?\s+" + Cases + @"\s+(?:[a-z]+\s+){0,3}?" + Limit + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex WithinComplete { get; } = new(Limit + Months + @"(?:\s+(?:of|after)\s+[^.;,£]{3,60}?)?,?\s+(?:you|they|people|delegates|trainees|everyone)\s+" + Must + @"\s+(?:complete|finish|have\s+(?:completed|finished))\s+" + Cases, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex CompletePassive { get; } = new(@"\b" + Cases + @"\s+" + Must + @"\s+be\s+(?:complete|completed|finished)\s+(?:[a-z]+\s+){0,2}?" + Limit + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisedHoursLabel { get; } = new(@"\bsupervised\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisedHours { get; } = new(Numerals.Whole + @"\s?(?:hours?|hrs?)['’]?\s+(?:of\s+)?(?:supervised)\s+(?:[a-z]+\s+){0,2}?(?:work|practice|experience)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisedHoursUnder { get; } = new(Numerals.Whole + @"\s?(?:hours?|hrs?)['’]?\s+(?:of\s+)?(?:[a-z]+\s+){1,3}?(?:under|with|in)\s+supervision\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex TherapyLabel { get; } = new(@"\b(?:own|personal)\s+(?:psycho)?therapy\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex TherapyOf { get; } = new(Months + @"\s+(?:of|in)?\s*(?:(?:weekly|regular|once-weekly|continuous)\s+)?(?:personal|(?:your|their)\s+own|own)\s+(?:[a-z]+\s+){0,2}?(?:psycho)?(?:therapy|counselling|analysis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex TherapyFor { get; } = new(@"(?:personal|(?:your|their)\s+own)\s+(?:[a-z]+\s+){0,2}?(?:psycho)?(?:therapy|counselling|analysis)\s+(?:[a-z]+\s+){0,2}?(?:for|lasting|of)\s+(?:at\s+least\s+|a\s+minimum\s+of\s+|no\s+less\s+than\s+)?" + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex EmploymentLabel { get; } = new(@"\b(?:employ\w*|work with adults|work experience)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex EmploymentOf { get; } = new(Months + @"\s+(?:of\s+)?(?:[a-z]+\s+){0,2}?(?:employment|paid\s+work|therapeutic\s+work|work\s+as\s+a\s+therapist)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex EmploymentFor { get; } = new(@"\b(?:employed|worked\s+(?:therapeutically|as\s+a\s+therapist|in\s+a\s+therapeutic\s+role))\s+(?:[a-z]+\s+){0,6}?for\s+(?:at\s+least\s+|a\s+minimum\s+of\s+|no\s+less\s+than\s+)?" + Months, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisionLabel { get; } = new(@"^Supervision\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisionHours { get; } = new(Numerals.Whole + @"[\s-]?(?:hours?|hrs?)['’]?\s+(?:of\s+)?(?:(?:DIT|clinical|individual|group|your|their)\s+){0,2}supervision\b(?!\s+(?:for|per)\s+(?:each|a|every|patient|case))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SupervisionTakes { get; } = new(@"\bsupervision\s+(?:totals|takes|lasts|comes\s+to|amounts\s+to|adds\s+up\s+to|consists\s+of)\s+" + Numerals.Whole + @"\s+(?:hours|hrs)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex CasesLabel { get; } = new(@"\btraining cases\b|\bcases under\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex TrainingCases { get; } = new(@"(?<!\bfirst\s)(?<!\bof\s(?:your|their|the)\s)" + Numerals.Whole + @"\s+(?:(?:DIT|full|complete|separate|supervised)\s+){0,2}(?:training\s+cases|supervised\s+cases|cases\s+under\s+supervision|DIT\s+cases)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex RecordingsLabel { get; } = new(@"\brecordings\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Recordings { get; } = new(Numerals.Whole + @"\s+(?:(?:additional|further|extra|complete|tape|audio|session)\s+){0,3}(?:recordings|tapes)\s+(?:[a-z]+\s+){0,5}?(?:rating|rated|rater)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SessionsLabel { get; } = new(@"^Sessions(?: in a course of .*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SessionsAdjective { get; } = new(Numerals.Whole + @"[\s-]+session\s+(?:(?:individual|brief|short-term|psychodynamic|DIT)\s+){0,2}(?:therapy|treatment|protocol|model|intervention)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex SessionsOf { get; } = new(@"\b(?:DIT|therapy|treatment|protocol)\s+(?:itself\s+|usually\s+)?(?:lasts?|takes?|runs?\s+(?:for|over)|is\s+(?:offered|delivered|given)\s+over|consists\s+of|has)\s+(?:for\s+)?" + Numerals.Whole + @"\s+(?:weekly\s+|individual\s+)?sessions\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Last, because it is made of the patterns.
    public static ImmutableArray<CountTopic> All { get; } =
    [
        new("duration", "days", ["day"], DurationLabel, DurationAdjective, DurationOf, DurationVerb, DurationLine),
        new("supervision-start", "months", ["month", "year", "yr"], StartLabel, StartWithin, WithinStart, StartPassive),
        new("cases-complete", "months", ["month", "year", "yr"], CompleteLabel, CompleteWithin, WithinComplete, CompletePassive),
        new("supervised-hours", "hours", ["hour", "hr"], SupervisedHoursLabel, SupervisedHours, SupervisedHoursUnder),
        new("personal-therapy", "months", ["month", "year", "yr"], TherapyLabel, TherapyOf, TherapyFor),
        new("employment", "months", ["month", "year", "yr"], EmploymentLabel, EmploymentOf, EmploymentFor),
        new("supervision-hours", "hours", ["hour", "hr"], SupervisionLabel, SupervisionHours, SupervisionTakes),
        new("training-cases", "cases", ["cases"], CasesLabel, TrainingCases),
        new("recordings", "recordings", ["recordings", "tapes"], RecordingsLabel, Recordings),
        new("therapy-sessions", "sessions", ["session"], SessionsLabel, SessionsAdjective, SessionsOf),
    ];
}
