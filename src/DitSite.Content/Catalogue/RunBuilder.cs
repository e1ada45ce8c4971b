using System.Collections.Immutable;
using System.Globalization;
using DitSite.Content.Documents;

namespace DitSite.Content.Catalogue;

/// <summary>The runs of a course: their dates, and the addresses they live at.</summary>
internal static class RunBuilder
{
    public static ImmutableArray<CourseRun> Build(ContentSet set, ContentItem course, Course record, ImmutableArray<Venue> venues)
    {
        var items = set.RunsOf(course).OrderBy(item => item.Slug, StringComparer.Ordinal).ToList();
        var addresses = Addresses(items);
        return [.. items.Select(item => Run(new ItemReader(set, item), record, venues, addresses[item])).OfType<CourseRun>().OrderBy(run => run.Starts).ThenBy(run => run.Address, StringComparer.Ordinal)];
    }

    /// <summary>First and last day of a run; of a sample, in the week that lies the given weeks after today's.</summary>
    public static (DateOnly? Starts, DateOnly? Ends) Dates(PropertyValues values, int? durationDays, DateOnly today)
    {
        if (values.Number("startsInWeeks") is not { } weeks || !Enum.TryParse<DayOfWeek>(values.Text("weekday"), ignoreCase: true, out var weekday))
        {
            return (values.Date("starts"), values.Date("ends") ?? values.Date("starts"));
        }

        static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
        var starts = today.AddDays((7 * weeks) - FromMonday(today.DayOfWeek) + FromMonday(weekday));
        return (starts, starts.AddDays((durationDays ?? 1) - 1));
    }

    // A preferred address wins over file names, so that the old address can answer with a redirect; among equals the first file does.
    private static Dictionary<ContentItem, (string Address, ImmutableArray<string> Former)> Addresses(List<ContentItem> items)
    {
        var taken = new HashSet<string>();
        string Take(string wanted)
        {
            var address = wanted;
            for (var number = 2; !taken.Add(address); number++)
            {
                address = $"{wanted}-{number}";
            }

            return address;
        }

        var addresses = new Dictionary<ContentItem, string>();
        foreach (var item in items.OrderBy(item => item.Values.Has("address") ? 1 : 0))
        {
            addresses[item] = Take(item.Values.Text("address") ?? item.Slug);
        }

        return addresses.ToDictionary(pair => pair.Key, pair => (pair.Value, Former: taken.Contains(pair.Key.Slug) ? ImmutableArray<string>.Empty : [pair.Key.Slug]));
    }

    private static CourseRun? Run(ItemReader item, Course course, ImmutableArray<Venue> venues, (string Address, ImmutableArray<string> Former) address)
    {
        var values = item.Values;
        var (starts, ends) = Dates(values, course.DurationDays, item.Set.Today);
        var sample = values.Has("startsInWeeks");
        if (starts is not { } first || ends is not { } last || item.Choice<RunState>("state") is not { } state)
        {
            return null;
        }

        var fees = CourseBuilder.Fees(item);
        return new CourseRun
        {
            Key = item.Item.Document.Id,
            CourseSlug = course.Slug,
            Address = address.Address,
            FormerAddresses = address.Former,
            Starts = first,
            Ends = last,
            From = values.Time("from"),
            To = values.Time("to"),
            State = state,
            MovedFrom = values.Date("movedFrom"),
            Mode = item.Choice<DeliveryMode>("mode") ?? course.Mode,
            Venue = venues.FirstOrDefault(venue => venue.Slug == values.Slug("venue")),
            Capacity = values.Number("capacity"),
            FundedPlaces = values.Number("fundedPlaces"),
            Fees = fees.IsEmpty ? course.Fees : fees,
            // A sample is there to be tried, whenever the site is first started.
            Opens = values.Date("opens") ?? (sample ? item.Set.Today : null),
            Closes = values.Date("closes") ?? first.AddDays(-1),
            Sequence = values.Number("sequence") ?? 0,
            Updated = DateTimeOffset.TryParse(values.Text("updated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var updated) ? updated : null,
            Published = values.Date("published"),
            IsSample = sample,
        };
    }
}
