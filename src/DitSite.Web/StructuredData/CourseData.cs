using System.Globalization;
using System.Text.Json.Nodes;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Courses;
using DitSite.Web.Links;

namespace DitSite.Web.StructuredData;

/// <summary>schema.org descriptions of courses and their runs. A fact not set is left out here as on the page.</summary>
public sealed class CourseData(Microsoft.Extensions.Options.IOptions<SiteOptions> site)
{
    private const string Vocabulary = "https://schema.org/";

    public JsonObject Course(Course course, IEnumerable<RunView> runs)
    {
        var data = Thing("Course");
        data["@context"] = "https://schema.org";
        data["@id"] = site.Value.Absolute(SiteLinks.Course(course)) + "#course";
        data["name"] = course.Title;
        data["description"] = course.Summary;
        data["url"] = site.Value.Absolute(SiteLinks.Course(course));
        data["inLanguage"] = "en-GB";
        if (!course.Organisers.IsEmpty)
        {
            data["provider"] = new JsonArray([.. course.Organisers.Select(Organisation)]);
        }

        JsonNode[] instances = [.. runs.Where(view => !view.Run.IsSample).Select(Instance)];
        if (instances.Length > 0)
        {
            data["hasCourseInstance"] = new JsonArray(instances);
        }

        return data;
    }

    private static JsonObject Organisation(Organiser organiser)
    {
        var data = Thing("Organization");
        data["name"] = organiser.Label;
        if (organiser.Url is not null)
        {
            data["url"] = organiser.Url.AbsoluteUri;
        }

        return data;
    }

    private JsonObject Instance(RunView view)
    {
        var run = view.Run;
        var data = Thing("CourseInstance");
        data["@id"] = site.Value.Absolute(SiteLinks.Run(run)) + "#run";
        data["name"] = view.Course.Title;
        data["url"] = site.Value.Absolute(SiteLinks.Run(run));
        data["courseMode"] = run.Mode switch { DeliveryMode.InPerson => "onsite", DeliveryMode.Online => "online", _ => "blended" };
        data["eventAttendanceMode"] = Vocabulary + run.Mode switch
        {
            DeliveryMode.InPerson => "OfflineEventAttendanceMode",
            DeliveryMode.Online => "OnlineEventAttendanceMode",
            _ => "MixedEventAttendanceMode",
        };
        data["startDate"] = Moment(run.Starts, run.From);
        data["endDate"] = Moment(run.Ends, run.To);
        data["eventStatus"] = Vocabulary + Status(run);
        if (Status(run) == "EventRescheduled")
        {
            data["previousStartDate"] = Moment(run.MovedFrom!.Value, run.From);
        }

        if (Locations(run) is { Count: > 0 } locations)
        {
            data["location"] = locations.Count == 1 ? locations[0]!.DeepClone() : locations;
        }

        if (Offers(view) is { Count: > 0 } offers)
        {
            data["offers"] = offers;
        }

        return data;
    }

    private static string Status(CourseRun run) => run.State switch
    {
        RunState.Cancelled or RunState.Withdrawn => "EventCancelled",
        RunState.Postponed => "EventPostponed",
        _ when run.MovedFrom is not null => "EventRescheduled",
        _ => "EventScheduled",
    };

    /// <summary>With London's offset on that day where a time is set; the bare date otherwise.</summary>
    private static string Moment(DateOnly date, TimeOnly? time) => time is { } at
        ? LondonTime.At(date, at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private JsonArray Locations(CourseRun run)
    {
        var all = new JsonArray();
        if (run.Venue is { } venue && run.Mode != DeliveryMode.Online)
        {
            var place = Thing("Place");
            place["name"] = venue.Title;
            var address = Thing("PostalAddress");
            address["streetAddress"] = venue.Street;
            address["addressLocality"] = venue.Town;
            address["postalCode"] = venue.Postcode;
            address["addressCountry"] = "GB";
            place["address"] = address;
            all.Add((JsonNode)place);
        }

        if (run.Mode != DeliveryMode.InPerson)
        {
            // The joining link is private; the run's page stands for the place on the web.
            var online = Thing("VirtualLocation");
            online["url"] = site.Value.Absolute(SiteLinks.Run(run));
            all.Add((JsonNode)online);
        }

        return all;
    }

    private JsonArray Offers(RunView view)
    {
        var availability = view.Standing switch
        {
            RunStanding.Open => "InStock",
            RunStanding.FewLeft => "LimitedAvailability",
            RunStanding.Full => "SoldOut",
            RunStanding.OpensLater => "PreOrder",
            RunStanding.NotOpen or RunStanding.Tentative => "OutOfStock",
            _ => null,
        };
        var all = new JsonArray();
        foreach (var fee in availability is null ? [] : view.Fees)
        {
            var offer = Thing("Offer");
            offer["name"] = fee.Label;
            offer["price"] = fee.Amount!.Value.ToString("0.00", CultureInfo.InvariantCulture);
            offer["priceCurrency"] = "GBP";
            offer["availability"] = Vocabulary + availability;
            offer["url"] = site.Value.Absolute(SiteLinks.Run(view.Run));
            if (view.Run.Opens is { } opens)
            {
                offer["validFrom"] = Moment(opens, TimeOnly.MinValue);
            }

            all.Add((JsonNode)offer);
        }

        return all;
    }

    private static JsonObject Thing(string type) => new() { ["@type"] = type };
}
