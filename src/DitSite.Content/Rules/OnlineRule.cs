using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>An online course tells people what they need for it, before they book (S110, S154), and speaks of joining, not of a door (S130).</summary>
public sealed class OnlineRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => item.Type.Alias switch
    {
        "courseRun" when set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug) is { } course => Run(item, course, set.Today),
        "course" when item.Values.Text("mode") is "online" or "blended" => Course(item, set),
        _ => [],
    };

    private static IEnumerable<Finding> Run(ContentItem run, ContentItem course, DateOnly today)
    {
        var open = run.Values.Has("opens") && run.Values.Text("state") == "scheduled" && run.Values.Date("starts") >= today;
        if (open && (run.Values.Text("mode") ?? course.Values.Text("mode")) is "online" or "blended" && !course.Values.Has("systemRequirements"))
        {
            yield return run.Due("online-requirements", "opens", "This online run is opened, but the course lists no system requirements. People are to know before they book what they need.");
        }
    }

    private static IEnumerable<Finding> Course(ContentItem course, ContentSet set)
    {
        if (!course.Values.Has("systemRequirements"))
        {
            foreach (var sentence in course.ShownTexts.SelectMany(text => Sentence.In(text, set)))
            {
                if (Asks.Match(sentence.Words) is { Success: true } match && !sentence.IsAside)
                {
                    yield return sentence.Text.Due("online-requirements", LiteralText.LineOf(sentence.Text.Raw, sentence.Start + match.Index), $"'{sentence.Excerpt(match.Index, match.Length)}' asks for something that is listed nowhere. Fill in 'system-requirements'.");
                }
            }
        }

        foreach (var row in course.Values.Rows("timetable").Where(row => row.Text("title") is { } title && Registration.IsMatch(title) && !Joining.IsMatch(title)))
        {
            yield return course.Due("online-registration", row.PathOf("title"), $"'{row.Text("title")}': the course is online, and there is no door to register at. Say from when people may join.");
        }

        foreach (var sentence in course.Texts.Where(text => text.Property == "body").SelectMany(text => Sentence.In(text, set)).Where(sentence => WrittenRow.IsMatch(sentence.Words) && !Joining.IsMatch(sentence.Words)))
        {
            yield return sentence.Text.Due("online-registration", LiteralText.LineOf(sentence.Text.Raw, sentence.Start), $"'{sentence.Excerpt(0, sentence.Words.Length)}': the course is online, and there is no door to register at. Say from when people may join.");
        }
    }

    private static Regex Asks { get; } = new(@"\b(?:meets?|check|have|fulfils?|satisf(?:y|ies)|read|with)\s+(?:all\s+)?(?:the|our|these)\s+(?:system|technical|equipment)\s+requirements\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Registration { get; } = new(@"\bregist(?:ration|er)\b|\bsign(?:ing)?[\s-]in\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Joining { get; } = new(@"\b(?:join|log|online|zoom|connect)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex WrittenRow { get; } = new(@"^\s*(?:[-+]\s+)?\d{1,2}[:.]\d{2}\s*(?:to|–|-)\s*\d{1,2}[:.]\d{2}\s*:?\s+Registration\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
