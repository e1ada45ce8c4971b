using System.Collections.Immutable;
using System.Text.Json;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Umbraco;
using static DitSite.Content.Model.PropertyKind;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>The content model of the laboratory in which Umbraco was recorded.</summary>
internal static class LabModel
{
    private static readonly ElementType Session = new("sessionBlock", "Session", [new("heading", "Heading", Line), new("text", "Text", Markdown), new("sessionDate", "Date", Date)]);

    private static readonly ImmutableArray<ContentType> Types =
    [
        new("site", "Site", "", "", [new("siteTitle", "Title", Line), new("summary", "Summary", Lines)]),
        new("editorialPage", "Page", "", "", [new("metaTitle", "Title", Line), new("metaDescription", "Description", Line), new("summary", "Summary", Lines), new("body", "Body", Markdown)]),
        new("course", "Course", "", "",
        [
            new("summary", "Summary", Lines), new("metaDescription", "Description", Line), new("body", "Body", Markdown), new("price", "Price", Money),
            new("sessions", "Sessions", Rows) { Rows = Session }, new("relatedPage", "Page", Reference) { RefersTo = "editorialPage" },
            new("courseLevel", "Level", Choice) { Choices = [new("foundation", "Foundation"), new("practitioner", "Practitioner"), new("expert", "Expert")] },
            new("tags", "Tags", List), new("featured", "Featured", Flag), new("durationDays", "Days", WholeNumber),
        ]),
        new("courseRun", "Run", "", "",
        [
            new("startDate", "First day", Date), new("endDate", "Last day", Date), new("startTime", "From", Time), new("seats", "Seats", WholeNumber),
            new("priceOverride", "Price", Money), new("soldOut", "Sold out", Flag),
        ]),
    ];

    public static DeliveryReader Reader { get; } = new(Types, (_, route) => route);

    public static ContentBatch Read(IEnumerable<JsonElement> items) => Reader.Read(items);

    public static ContentBatch ReadOne(string body) => Read([JsonDocument.Parse(body).RootElement]);
}
