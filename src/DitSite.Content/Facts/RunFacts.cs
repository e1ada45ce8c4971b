using DitSite.Content.Documents;

namespace DitSite.Content.Facts;

/// <summary>Facts of one run, below its course: <c>dit-refresher.runs.2022-06-10.dates</c>.</summary>
internal static class RunFacts
{
    public static void Add(FactCollector collector, ContentItem run, string course)
    {
        var prefix = $"{course}.runs.{run.Slug}";
        collector.AddItem(run, prefix, course);
        var values = run.Values;
        if (values.Date("starts") is { } starts)
        {
            collector.Add($"{prefix}.dates", course, "Dates", FactKind.DateRange, new FactValue.DateRange(starts, values.Date("ends") ?? starts), run, "starts");
        }

        if (values.Time("from") is { } from && values.Time("to") is { } to)
        {
            collector.Add($"{prefix}.times", course, "Times", FactKind.TimeRange, new FactValue.TimeRange(from, to), run, "from");
        }
    }
}
