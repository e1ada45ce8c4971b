using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules.Radar;

/// <summary>When a day of the course begins and ends. Registration before it is another matter, unless a written timetable begins with it.</summary>
internal sealed record TimeTopic() : Topic("times")
{
    private const string Starts = "starts";
    private const string Ends = "ends";
    private const string Clock = @"\d{1,2}[:.]\d{2}\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm)";
    private const string Day = @"(?:course|day|training|teaching|event|workshop|refresher|programme)";

    public override IEnumerable<Claim> Facts(ContentSet set, ContentItem course)
    {
        foreach (var row in course.Values.Rows("timetable").Where(row => row.Text("kind") == "teaching"))
        {
            // Any teaching hour may begin or end a day: courses of several days differ from day to day.
            foreach (var (key, alias) in ((string, string)[])[(Starts, "from"), (Ends, "to")])
            {
                if (row.Time(alias) is { } time)
                {
                    yield return Of(course, row.PathOf(alias), $"{row.Text("title")}: {alias} {UkText.Time(time)}", time, key);
                }
            }
        }

        foreach (var run in set.RunsOf(course).Where(run => !run.Values.Has("startsInWeeks")))
        {
            foreach (var (key, alias) in ((string, string)[])[(Starts, "from"), (Ends, "to")])
            {
                if (run.Values.Time(alias) is { } time)
                {
                    yield return Of(run, alias, $"{alias}: {UkText.Time(time)}", time, key);
                }
            }
        }
    }

    public override IEnumerable<Claim> Prose(Sentence sentence, ContentSet set)
    {
        if (!sentence.Words.Any(char.IsAsciiDigit) || sentence.IsAside)
        {
            return [];
        }

        // A written timetable begins with its first row, whatever that row is called.
        if (Row.Match(sentence.Words) is { Success: true } row)
        {
            return FirstRow.Match(sentence.Text.Raw) is { Success: true } first && first.Groups["from"].Index - sentence.Start is >= 0 and var offset && offset < sentence.Words.Length
                ? Claims(sentence, row, row.Groups["from"], null) : [];
        }

        var matches = Between.Matches(sentence.Words).Concat(Line.Matches(sentence.Words)).Where(match => !Early.IsMatch(sentence.Words)).SelectMany(match => Claims(sentence, match, match.Groups["from"], match.Groups["to"]));
        return matches.Concat(Begins.Matches(sentence.Words).Where(_ => !Early.IsMatch(sentence.Words)).SelectMany(match => Claims(sentence, match, match.Groups["from"], null)))
            .Concat(Finishes.Matches(sentence.Words).SelectMany(match => Claims(sentence, match, null, match.Groups["to"]))).DistinctBy(claim => (claim.Key, claim.Value));
    }

    public override string Arithmetic(Claim here, Claim there) => $"{here.Shown} and {there.Shown} are {UkText.Duration((int)Math.Abs(here.Value - there.Value))} apart";

    private static IEnumerable<Claim> Claims(Sentence sentence, Match match, Group? from, Group? to)
    {
        foreach (var (group, key) in ((Group?, string)[])[(from, Starts), (to, Ends)])
        {
            if (group is { Success: true } && Parse(group.Value) is { } time && !sentence.DeniesAt(match.Index) && !sentence.DeniesAt(group.Index))
            {
                yield return Claim.Of(sentence, match.Index, match.Length, Minutes(time), UkText.Time(time)) with { Key = key };
            }
        }
    }

    private static Claim Of(ContentItem item, string property, string says, TimeOnly time, string key) => Claim.Of(item, property, says, Minutes(time), UkText.Time(time)) with { Key = key };

    private static decimal Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static TimeOnly? Parse(string written) => TimeOnly.TryParseExact(
        written.Replace('.', ':').Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), ["H:mm", "HH:mm", "h:mmtt", "htt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static Regex Between { get; } = new(Day + @"\s+(?:itself\s+)?(?:runs?|is(?:\s+held)?|lasts|goes\s+on|takes\s+place|is\s+on)\s+(?:each\s+day\s+|daily\s+)?(?:from\s+|between\s+)?(?<from>" + Clock + @")\s*(?:to|until|till|and|–|-)\s*(?<to>" + Clock + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Line { get; } = new(@"^\s*(?:[-+]\s+)?(?:(?:Times?|Hours|When):?\s+)?(?<from>" + Clock + @")\s*(?:to|until|–|-)\s*(?<to>" + Clock + @")\s*(?:\(?UK time\)?|each day|daily)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Begins { get; } = new(@"\b(?:" + Day + @"|we|each\s+day)\s+(?:itself\s+)?(?:starts?|begins?|commences?|opens)\s+(?:each\s+day\s+|daily\s+|promptly\s+)?(?:at|from)\s+(?<from>" + Clock + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Finishes { get; } = new(@"\b(?:" + Day + @"|we|each\s+day)\s+(?:itself\s+)?(?:(?:starts?|begins?)\b[^.]{0,40}?\band\s+)?(?:ends?|finish(?:es)?|closes?)\s+(?:each\s+day\s+|daily\s+|promptly\s+)?at\s+(?<to>" + Clock + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Row { get; } = new(@"^\s*(?:[-+]\s+)?(?<from>" + Clock + @")\s*(?:to|–|-)\s*(?<to>" + Clock + @")\s*:?\s+(?!UK|each|daily|\()[A-Za-z][^\n]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex FirstRow { get; } = new(@"(?:^|\n)[ \t|*+-]*(?<from>" + Clock + @")\s*(?:to|–|-)\s*(?:" + Clock + @")\s*[:|]?[ \t]+(?!UK|each|daily|\()[A-Za-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Early { get; } = new(@"\b(?:join|joining|regist\w+|arriv\w+|log(?:ging)? in|doors?|waiting room|lunch|break|office|phone|lines?|session on|first session of)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
