using System.Globalization;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>Nothing ends before it starts.</summary>
public sealed class DateOrderRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => item.Type.Alias switch
    {
        "courseRun" => Run(item),
        "course" => Spans(item, "organisers").Concat(Spans(item, "accreditations")),
        _ => [],
    };

    private static IEnumerable<Finding> Run(ContentItem run)
    {
        var values = run.Values;
        if (values.Date("ends") < values.Date("starts"))
        {
            yield return run.Error("date-order", "ends", "The last day is before the first.");
        }

        if (values.Time("to") <= values.Time("from"))
        {
            yield return run.Error("date-order", "to", "The run ends each day before it begins.");
        }

        if (values.Date("closes") < values.Date("opens"))
        {
            yield return run.Error("date-order", "closes", "Booking closes before it opens.");
        }

        if (values.Date("opens") >= values.Date("starts"))
        {
            yield return run.Error("date-order", "opens", "Booking opens only when the run has begun.");
        }

        if (values.Date("closes") >= values.Date("starts"))
        {
            yield return run.Error("date-order", "closes", "Booking closes only when the run has begun. The last day is the day before.");
        }

        if (values.Text("updated") is { } updated && !DateTimeOffset.TryParse(updated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            yield return run.Error("format", "updated", "'updated' must be an instant such as 2027-03-15T09:00:00Z.");
        }

        if (values.Number("fundedPlaces") > values.Number("capacity"))
        {
            yield return run.Error("places", "fundedPlaces", "There are more funded places than places.");
        }
    }

    private static IEnumerable<Finding> Spans(ContentItem course, string alias) =>
        course.Values.Rows(alias).Where(row => row.Date("to") < row.Date("from")).Select(row => course.Error("date-order", row.PathOf("to"), "It ends before it starts."));
}
