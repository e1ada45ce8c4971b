using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>Rows of a day follow each other without a gap or an overlap.</summary>
public sealed class TimetableRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        foreach (var day in item.Values.Rows("timetable").GroupBy(row => row.Number("day") ?? 1))
        {
            TimeOnly? end = null;
            foreach (var row in day)
            {
                if (row.Time("from") is not { } from || row.Time("to") is not { } to)
                {
                    continue;
                }

                if (to <= from)
                {
                    yield return item.Error("timetable", row.PathOf("to"), $"'{row.Text("title")}' ends before it begins.");
                }
                else if (from < end)
                {
                    yield return item.Error("timetable", row.PathOf("from"), $"'{row.Text("title")}' begins at {UkText.Time(from)}, before the row above it ends at {UkText.Time(end.Value)}.");
                }
                else if (from > end)
                {
                    yield return item.Error("timetable", row.PathOf("from"), $"There is a gap from {UkText.Time(end.Value)} to {UkText.Time(from)} before '{row.Text("title")}'. Add a break.");
                }

                end = to;
            }
        }
    }
}
