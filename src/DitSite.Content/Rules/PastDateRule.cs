using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>Dates that have passed while the item still speaks as if they lay ahead.</summary>
public sealed class PastDateRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => item.Type.Alias switch
    {
        "courseRun" => Run(item, set.Today),
        "course" => Course(item, set).Concat(Words(item, set)).Concat(Advertised(item, set)),
        _ => Words(item, set).Concat(Advertised(item, set)),
    };

    private static IEnumerable<Finding> Run(ContentItem run, DateOnly today)
    {
        var last = run.Values.Date("ends") ?? run.Values.Date("starts");
        if (last < today && run.Values.Text("state") is "tentative" or "postponed")
        {
            yield return run.Due("past-date", "state", $"This run is '{run.Values.Text("state")}', but its dates have passed.");
        }
    }

    private static IEnumerable<Finding> Course(ContentItem course, ContentSet set)
    {
        bool Upcoming(ContentItem run) => (run.Values.Date("ends") ?? run.Values.Date("starts")) >= set.Today && run.Values.Text("state") is not ("cancelled" or "withdrawn") && !run.Values.Has("startsInWeeks");
        if (!set.RunsOf(course).Any(Upcoming))
        {
            yield return course.Due("no-dates", "", "No dates are scheduled for this course.");
        }

        foreach (var row in course.Values.Rows("organisers").Concat(course.Values.Rows("accreditations")).Where(row => row.Date("to") < set.Today))
        {
            yield return course.Due("past-date", row.PathOf("to"), $"'{row.Text("label")}' ended on {UkText.Date(row.Date("to")!.Value)} and is still listed.");
        }
    }

    private static IEnumerable<Finding> Words(ContentItem item, ContentSet set)
    {
        foreach (var text in item.ShownTexts)
        {
            var uses = text.IsMarkdown ? set.Prose(item, text.Property, text.Raw).Uses : set.Text(item, text.Property, text.Raw).Uses;
            foreach (var use in uses.Where(use => !use.Conditional && use.Fact.Path.Contains(".runs.", StringComparison.Ordinal) && Day(use.Fact.Value) < set.Today))
            {
                yield return text.Due("past-date", use.Line, $"'{use.Path}' is {use.Fact.Display}, which has passed.");
            }
        }
    }

    // Dates written out: advertised, not told of.
    private static IEnumerable<Finding> Advertised(ContentItem item, ContentSet set)
    {
        foreach (var sentence in item.ShownTexts.SelectMany(text => Sentence.In(text, set)).Where(sentence => Year.IsMatch(sentence.Words) && !sentence.IsAside))
        {
            var last = LiteralDates.In(sentence.Words).Where(found => found.Year is not null && found.Month is >= 1 and <= 12 && found.Day >= 1 && found.Day <= DateTime.DaysInMonth(found.Year.Value, found.Month))
                .Select(found => (found.Match, Date: new DateOnly(found.Year!.Value, found.Month, found.Day))).OrderBy(found => found.Date).LastOrDefault();
            if (last.Match is { } match && last.Date < set.Today && (Advertises.IsMatch(sentence.Words) || !Besides.IsMatch(sentence.Words.Remove(match.Index, match.Length))))
            {
                yield return sentence.Text.Due("past-date", LiteralText.LineOf(sentence.Text.Raw, sentence.Start + match.Index), $"'{sentence.Excerpt(match.Index, match.Length)}' has passed and is still announced.");
            }
        }
    }

    private static Regex Advertises { get; } = new(@"\b(?:next|will|book\s+(?:now|a|your|early|online|for|by)|book(?:ed|ing)\s+(?:is\s+open\s+)?for|booking|apply|applications?|starts?|begins?|runs?\s+(?:from|on)|takes?\s+place|join\s+us|places|upcoming|available|closes?|deadline|secure|held\s+on|dates?:)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Year { get; } = new(@"\d{4}");

    // Anything but dates, joining words and marks.
    private static Regex Besides { get; } = new(@"\b(?!(?:to|and|until|from|on|the|dates?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b)[A-Za-z]{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static DateOnly? Day(FactValue? value) => value switch
    {
        FactValue.Date date => date.Day,
        FactValue.DateRange dates => dates.Last,
        _ => null,
    };
}
