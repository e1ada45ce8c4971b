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
