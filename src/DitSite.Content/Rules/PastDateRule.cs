using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>Dates that have passed while the item still speaks as if they lay ahead.</summary>
public sealed class PastDateRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => item.Type.Alias switch
    {
        "courseRun" => Run(item, set.Today),
        "course" => Course(item, set).Concat(Words(item, set)),
        _ => Words(item, set),
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
        foreach (var text in ItemText.Of(item).Where(text => text.IsShown))
        {
            var uses = text.IsMarkdown ? set.Prose(item, text.Property, text.Raw).Uses : set.Text(item, text.Property, text.Raw).Uses;
            foreach (var use in uses.Where(use => !use.Conditional && use.Fact.Path.Contains(".runs.", StringComparison.Ordinal) && Day(use.Fact.Value) < set.Today))
            {
                yield return text.Due("past-date", use.Line, $"'{use.Path}' is {use.Fact.Display}, which has passed.");
            }
        }
    }

    private static DateOnly? Day(FactValue? value) => value switch
    {
        FactValue.Date date => date.Day,
        FactValue.DateRange dates => dates.Last,
        _ => null,
    };
}
