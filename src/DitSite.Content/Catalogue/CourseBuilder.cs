using System.Collections.Immutable;
using DitSite.Content.Eligibility;

namespace DitSite.Content.Catalogue;

/// <summary>A course's document to its record, with its runs.</summary>
internal static class CourseBuilder
{
    public static Course Build(ItemReader item, ImmutableArray<Venue> venues)
    {
        var title = item.Needed("title");
        var course = new Course
        {
            Key = item.Item.Document.Id,
            Slug = item.Item.Slug,
            Title = title,
            ShortTitle = item.Text("shortTitle") ?? title,
            Summary = item.Needed("summary"),
            Enrolment = item.Choice<Enrolment>("enrolment") ?? throw new IncompleteItemException(item.Item.Origin, "enrolment"),
            Mode = item.Choice<DeliveryMode>("mode") ?? throw new IncompleteItemException(item.Item.Origin, "mode"),
            DurationDays = item.Values.Number("durationDays"),
            Figures = item.Rows("figures", row => row.Text("amount") is { } amount ? new Figure(Code(row), Label(row), amount, row.Text("unit") ?? "") : null),
            Organisers = item.Rows("organisers", row => new Organiser(Code(row), Label(row), row.Values.Date("from"), row.Values.Date("to"), row.Values.Url("url"))),
            Accreditations = item.Rows("accreditations", row => row.Choice<AccreditationKind>("kind") is { } kind
                ? new Accreditation(Code(row), Label(row), kind, row.Text("body") ?? "", row.Values.Date("from"), row.Values.Date("to")) : null),
            Platform = item.Text("platform"),
            SystemRequirements = item.Prose("systemRequirements"),
            EquipmentTestUrl = item.Values.Url("equipmentTestUrl"),
            JoiningWorkingDays = item.Values.Number("joiningWorkingDays"),
            Prerequisite = item.Values.Slug("prerequisite"),
            Audiences = item.Rows("audiences", row => row.Choice<AudienceNeed>("need") is { } need && row.Prose("text") is { } text ? new Audience(Code(row), text, need) : null),
            EntryRequirements = [.. item.Rows("entryRequirements", EntryRequirement).Select((requirement, index) => requirement with { Number = index + 1 })],
            Check = CheckBuilder.Build(item),
            Fees = Fees(item),
            AddOns = item.Rows("addOns", row => new AddOn(Code(row), Label(row), row.Values.Money("amount"), row.Text("description"))),
            Vat = item.Text("vat"),
            ChangeRules = item.Rows("changeRules", row => row.Choice<ChangeRuleKind>("kind") is { } kind && row.Choice<NoticeUnit>("unit") is { } unit && row.Values.Number("notice") is { } notice && row.Values.Number("charge") is { } charge
                ? new ChangeRule(kind, notice, unit, charge) : null),
            LetterTexts = item.Rows("letterTexts", row => row.Choice<LetterKind>("kind") is { } kind && row.Text("text") is { } text ? new LetterText(kind, text) : null),
            Costs = item.Rows("costs", row => row.Values.Number("stage") is { } stage
                ? new StageCost(Code(row), Label(row), stage, row.Values.Money("amount"), row.Values.Flag("typical"), row.Text("note")) : null),
            Stages = item.Rows("stages", row => row.Values.Number("stage") is { } stage
                ? new RouteStage(Code(row), Label(row), stage, row.Prose("text"), row.Text("unlocks"), row.Values.Text("by")) : null),
            Deadlines = item.Rows("deadlines", row => row.Values.Number("within") is { } within && row.Choice<TimeUnit>("unit") is { } unit
                ? new Deadline(Code(row), Label(row), within, unit, row.Values.Text("from") ?? "end-of-course", row.Text("then")) : null),
            Timetable = item.Rows("timetable", row => row.Values.Time("from") is { } from && row.Values.Time("to") is { } to && from < to && row.Choice<TimetableRowKind>("kind") is { } kind
                ? new TimetableRow(row.Values.Number("day"), from, to, row.Text("title") ?? "", kind) : null),
            Related = item.Values.Slug("related"),
            Body = item.ProseOrEmpty("body"),
        };
        return course with { Runs = RunBuilder.Build(item.Set, item.Item, course, venues) };
    }

    public static ImmutableArray<FeeOption> Fees(ItemReader item) =>
        item.Rows("fees", row => new FeeOption(Code(row), Label(row), row.Values.Money("amount"), row.Values.List("includes")));

    private static EntryRequirement? EntryRequirement(ItemReader row) => row.Prose("text") is { } text ? new()
    {
        Number = 0,
        Code = Code(row),
        Label = Label(row),
        Text = text,
        Threshold = row.Values.Number("threshold"),
        Unit = row.Values.Text("unit"),
        Evidence = row.List("evidence"),
        Several = row.Values.Flag("several"),
        Reference = row.Values.Flag("reference"),
        Settings = row.List("settings"),
        Bodies = row.List("bodies"),
        BodyNames = row.List("bodyNames").Select(entry => entry.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[0]).ToImmutableDictionary(parts => parts[0], parts => parts[1]),
        Equivalent = row.Values.Flag("equivalent"),
    } : null;

    private static string Code(ItemReader row) => row.Values.Text("code") ?? "";

    private static string Label(ItemReader row) => row.Text("label") ?? "";
}
