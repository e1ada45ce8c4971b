using DitSite.Content.Documents;

namespace DitSite.Content.Facts;

/// <summary>Facts of a course that are computed from others, or have a second name.</summary>
internal static class CourseFacts
{
    public static void Add(FactCollector collector, ContentItem course)
    {
        var scope = course.Slug;
        collector.AddItem(course, scope, scope);
        collector.AddOtherName($"{scope}.duration", $"{scope}.duration-days");
        AddCostsTotal(collector, course, scope);
        AddTimetable(collector, course, scope);
    }

    // No total while a part is not set: a sum of some stages would read as the whole.
    private static void AddCostsTotal(FactCollector collector, ContentItem course, string scope)
    {
        var amounts = course.Values.Rows("costs").Select(row => row.Money("amount")).ToList();
        var total = amounts.Count > 0 && amounts.TrueForAll(amount => amount is not null) ? amounts.Sum() : null;
        collector.Add($"{scope}.costs.total", scope, "Costs of all stages", FactKind.Money, FactCollector.MoneyOf(total), course, "costs");
    }

    private static void AddTimetable(FactCollector collector, ContentItem course, string scope)
    {
        var rows = course.Values.Rows("timetable").Select(row => (Kind: row.Text("kind"), From: row.Time("from"), To: row.Time("to")))
            .Where(row => row.From < row.To).Select(row => (row.Kind, From: row.From!.Value, To: row.To!.Value)).ToList();
        var taught = rows.Where(row => row.Kind == "teaching").ToList();
        var minutes = taught.Sum(row => (int)(row.To - row.From).TotalMinutes);
        FactValue? times = taught.Count > 0 ? new FactValue.TimeRange(taught.Min(row => row.From), taught.Max(row => row.To)) : null;
        FactValue? registration = rows.Where(row => row.Kind == "registration").Select(row => new FactValue.Time(row.From)).FirstOrDefault();
        FactValue? first = rows.Count > 0 ? new FactValue.Time(rows.Min(row => row.From)) : null;
        FactValue? last = rows.Count > 0 ? new FactValue.Time(rows.Max(row => row.To)) : null;
        collector.Add($"{scope}.timetable.teaching", scope, "Teaching time", FactKind.Length, minutes > 0 ? new FactValue.Length(minutes) : null, course, "timetable");
        collector.Add($"{scope}.timetable.times", scope, "Teaching from and to", FactKind.TimeRange, times, course, "timetable");
        collector.Add($"{scope}.timetable.registration", scope, "Registration from", FactKind.Time, registration, course, "timetable");
        collector.Add($"{scope}.timetable.from", scope, "First row from", FactKind.Time, first, course, "timetable");
        collector.Add($"{scope}.timetable.to", scope, "Last row to", FactKind.Time, last, course, "timetable");
    }
}
