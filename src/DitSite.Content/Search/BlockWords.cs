using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Content.Markup;

namespace DitSite.Content.Search;

/// <summary>What a structured block says, as text: a page shows it as a table or a list.</summary>
internal static class BlockWords
{
    public static string Of(string block, Course course) => string.Join('\n', Lines(block, course).Where(line => line.Length > 0));

    private static IEnumerable<string> Lines(string block, Course course) => block switch
    {
        "entry-requirements" => course.EntryRequirements.SelectMany(Requirement),
        "timetable" => course.Timetable.Select(row => $"{UkText.Times(row.From, row.To)} {row.Title}"),
        "costs" => course.Costs.Select(cost => cost.Amount is { } amount ? $"{cost.Label}: {UkText.Money(amount)}" : cost.Label),
        "fees" => course.Fees.Select(fee => fee.Amount is { } amount ? $"{fee.Label}: {UkText.Money(amount)}" : fee.Label),
        "route" => course.Stages.Select(stage => $"{stage.Label}. {stage.Text?.PlainText}"),
        "deadlines" => course.Deadlines.Select(deadline => $"{deadline.Label}: within {deadline.Within} {deadline.Unit.ToString().ToLowerInvariant()}. {deadline.Then}"),
        "audiences" => course.Audiences.Select(audience => audience.Text.PlainText),
        "organisers" => course.Organisers.Select(organiser => organiser.Label),
        "system-requirements" => [course.SystemRequirements?.PlainText ?? ""],
        "venue" => course.Runs.Select(run => run.Venue).OfType<Venue>().DistinctBy(venue => venue.Key).Select(venue => $"{venue.Title}, {venue.FullAddress}"),
        _ => [],
    };

    /// <summary>Under which names a block is looked for: what it is, and the codes of its rows.</summary>
    public static string Names(ProseSection section, Course? course) => course is null ? "" : string.Join(", ", section.Parts.OfType<ProsePart.Block>().SelectMany(block => Names(block.Name, course)));

    private static IEnumerable<string> Names(string block, Course course) => block switch
    {
        "entry-requirements" => [.. course.EntryRequirements.SelectMany(requirement => new[] { requirement.Label, Words(requirement.Code) }), .. course.EntryRequirements.SelectMany(requirement => requirement.Bodies)],
        "timetable" => ["start time, starts, finish time, ends, hours of the day"],
        "costs" => course.Costs.Select(cost => $"{cost.Label} cost"),
        "fees" => ["fees"],
        "route" => ["steps", .. course.Stages.Select(stage => Words(stage.Code))],
        "deadlines" => ["deadlines, by when", .. course.Deadlines.Select(deadline => Words(deadline.Code))],
        "system-requirements" => ["system requirements"],
        _ => [],
    };

    private static string Words(string code) => code.Replace('-', ' ');

    private static IEnumerable<string> Requirement(EntryRequirement requirement) =>
    [
        $"{requirement.Label}. {requirement.Text.PlainText}",
        string.Join(", ", requirement.Bodies.Select(body => requirement.BodyNames.TryGetValue(body, out var name) ? $"{body} ({name})" : body)),
        string.Join(", ", requirement.Settings),
    ];

    /// <summary>All words of a section, its blocks included where the page shows them.</summary>
    public static string Of(ProseSection section, Course? course) => string.Join('\n', section.Parts.Select(part => part switch
    {
        ProsePart.Html html => html.PlainText,
        ProsePart.Block block when course is not null => Of(block.Name, course),
        _ => "",
    }).Where(text => text.Length > 0));
}
