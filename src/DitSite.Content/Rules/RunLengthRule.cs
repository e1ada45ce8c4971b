using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Rules;

/// <summary>A coming run has room for its course: as many days as the course lasts, and hours that its timetable knows.</summary>
/// <remarks>Only due: a course may be spread out, and a run may differ from its timetable for once. Past runs keep what they were.</remarks>
public sealed class RunLengthRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Type.Alias != "courseRun" || item.Values.Has("startsInWeeks") || (item.Values.Date("ends") ?? item.Values.Date("starts")) < set.Today || set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug) is not { } course)
        {
            return [];
        }

        return Days(item, course).Concat(Hours(item, course, "from", "begins")).Concat(Hours(item, course, "to", "ends"));
    }

    private static IEnumerable<Finding> Days(ContentItem run, ContentItem course)
    {
        if (run.Values.Date("starts") is not { } starts || course.Values.Number("durationDays") is not { } days || (run.Values.Date("ends") ?? starts) is var ends && ends < starts)
        {
            yield break;
        }

        var held = ends.DayNumber - starts.DayNumber + 1;
        if (held == days)
        {
            yield break;
        }

        var arithmetic = $"{UkText.Date(starts)} to {UkText.Date(ends)} is {UkText.Count(held, "day")}; the course lasts {UkText.Count(days, "day")}";
        var contradiction = Between("run-length", run, "ends", UkText.Dates(starts, ends), course, "durationDays", $"duration-days: {days}", arithmetic);
        yield return run.Due("run-length", "ends", held < days ? $"The course does not fit into its dates: {arithmetic}." : $"The dates are longer than the course: {arithmetic}. Is it spread out?") with { Contradiction = contradiction };
    }

    private static IEnumerable<Finding> Hours(ContentItem run, ContentItem course, string alias, string verb)
    {
        var rows = course.Values.Rows("timetable").Where(row => row.Time(alias) is not null && row.Text("kind") == "teaching").ToList();
        if (rows.Count > 0 && run.Values.Time(alias) is { } time && rows.TrueForAll(row => row.Time(alias) != time))
        {
            var row = alias == "from" ? rows[0] : rows[^1];
            var taught = row.Time(alias)!.Value;
            var arithmetic = $"{UkText.Time(time)} and {UkText.Time(taught)} are {UkText.Duration((int)(time < taught ? taught - time : time - taught).TotalMinutes)} apart";
            yield return run.Due("run-times", alias, $"The run {verb} at {UkText.Time(time)}, but no teaching of the timetable does ('{row.Text("title")}' {verb} at {UkText.Time(taught)}): {arithmetic}.") with
            {
                Contradiction = Between("run-times", run, alias, $"{alias}: {UkText.Time(time)}", course, row.PathOf(alias), $"{row.Text("title")}: {alias} {UkText.Time(taught)}", arithmetic),
            };
        }
    }

    private static Contradiction Between(string topic, ContentItem run, string here, string says, ContentItem course, string there, string holds, string arithmetic) =>
        new(topic, new(run.Origin, run.LineOf(here), says), new(course.Origin, course.LineOf(there), holds), arithmetic);
}
