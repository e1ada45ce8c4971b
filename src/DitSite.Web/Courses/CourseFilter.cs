using DitSite.Content.Catalogue;

namespace DitSite.Web.Courses;

/// <summary>What a visitor asked the list of courses to show. A value nobody offered counts as not chosen.</summary>
/// <param name="Where">Empty, <c>online</c>, <c>in-person</c>, or the slug of a venue.</param>
public sealed record CourseFilter(string Where, bool Past)
{
    private const string Online = "online";
    private const string InPerson = "in-person";

    public static CourseFilter None { get; } = new("", false);

    public bool IsSet => this != None;

    public static CourseFilter From(IQueryCollection query, IEnumerable<(string Value, string Label)> places) => new(
        places.Select(place => place.Value).FirstOrDefault(value => value == query["where"]) ?? "",
        query["past"] == "yes");

    /// <summary>The choices: the modes, and every venue.</summary>
    public static IReadOnlyList<(string Value, string Label)> Places(ContentSnapshot snapshot) =>
        [(Online, "Online"), (InPerson, "In person"), .. snapshot.Venues.Select(venue => (venue.Slug, venue.Title))];

    public bool Matches(CourseRun run) => Where switch
    {
        "" => true,
        Online or InPerson => Matches(run.Mode),
        _ => run.Venue?.Slug == Where && run.Mode != DeliveryMode.Online,
    };

    /// <summary>Whether a course without matching dates is shown at all.</summary>
    public bool Matches(Course course) => Where.Length == 0 || (Where is Online or InPerson && Matches(course.Mode));

    private bool Matches(DeliveryMode mode) => mode == DeliveryMode.Blended || mode == (Where == Online ? DeliveryMode.Online : DeliveryMode.InPerson);
}
