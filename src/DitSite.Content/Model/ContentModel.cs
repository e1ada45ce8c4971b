using System.Collections.Immutable;
using static DitSite.Content.Model.PropertyKind;

namespace DitSite.Content.Model;

/// <summary>
/// The content model, declared once. The mapper, the editor's forms, the CMS schema and the content check are projections of it.
/// </summary>
/// <remarks>
/// An item's permanent key, name and address are not properties: they are the document's own (<c>key</c> and <c>name</c> in front
/// matter, the file's place in the folder). Row types name their rows by <c>code</c>, which is how a fact path addresses them.
/// </remarks>
public static class ContentModel
{
    private const string Facts = "Facts";
    private const string Words = "Words";
    private const string Fees = "Fees";
    private const string Dates = "Dates";
    private const string Route = "Route";
    private const string SelfCheck = "Self-check";

    private static readonly ImmutableArray<ChoiceOption> Modes = [new("in-person", "In person"), new("online", "Online"), new("blended", "In person and online")];
    private static readonly ImmutableArray<ChoiceOption> Units = [new("hours", "hours"), new("days", "days"), new("weeks", "weeks"), new("months", "months"), new("years", "years"), new("sessions", "sessions")];

    private static ContentProperty Code { get; } = new("code", "Code", Line) { Required = true, Help = "Short name used in fact references, such as role-play. It does not change." };
    private static ContentProperty Label { get; } = new("label", "Label", Line) { Required = true };

    public static ElementType Organiser { get; } = new("organiser", "Organiser", [
        Code, Label,
        new("from", "Organiser from", Date), new("to", "Organiser until", Date), new("url", "Web address", Url),
    ]);

    public static ElementType Accreditation { get; } = new("accreditation", "Accreditation", [
        Code, Label,
        new("kind", "Kind", Choice) { Required = true, Choices = [new("accreditation", "Accreditation"), new("endorsement", "Endorsement")] },
        new("body", "Body", Line) { Required = true },
        new("from", "Valid from", Date), new("to", "Valid until", Date),
    ]);

    public static ElementType FeeOption { get; } = new("feeOption", "Fee option", [
        Code, Label,
        new("amount", "Amount", Money) { Expected = true, Help = "Leave blank while the fee is not set. Nothing is shown for a blank fee." },
        new("includes", "Includes", List) { Help = "Codes of costs this option includes, such as role-play." },
    ]);

    public static ElementType AddOn { get; } = new("addOn", "Add-on", [
        Code, Label, new("amount", "Amount", Money) { Expected = true }, new("description", "Description", Lines) { MaxLength = 600 },
    ]);

    public static ElementType EntryRequirement { get; } = new("entryRequirement", "Entry requirement", [
        Code, Label,
        new("text", "What is required", Markdown) { Required = true, MaxLength = 2000 },
        new("threshold", "Threshold", WholeNumber), new("unit", "Unit", Choice) { Choices = Units },
        new("evidence", "What counts as evidence", List) { Expected = true }, new("several", "May be met by several items", Flag),
        new("reference", "Needs a reference", Flag),
        new("settings", "Accepted settings", List), new("bodies", "Accepted bodies", List),
        new("bodyNames", "Names of the bodies", List) { Help = "One per body, as 'HCPC: Health and Care Professions Council'." },
        new("equivalent", "Equivalent accepted at tutors' discretion", Flag),
    ]);

    public static ElementType StageCost { get; } = new("stageCost", "Cost of a stage", [
        Code, Label, new("stage", "Stage", WholeNumber) { Required = true },
        new("amount", "Amount", Money) { Expected = true }, new("typical", "Typical, not fixed", Flag), new("note", "Note", Line),
    ]);

    public static ElementType RouteStage { get; } = new("routeStage", "Stage of the route", [
        Code, Label, new("stage", "Stage", WholeNumber) { Required = true },
        new("text", "What happens", Markdown) { MaxLength = 2000 }, new("unlocks", "What it unlocks", Line) { MaxLength = 400 },
        new("by", "Deadline code", Line) { Help = "Code of the deadline by which this stage is due." },
    ]);

    public static ElementType Deadline { get; } = new("deadline", "Deadline", [
        Code, Label, new("within", "Within", WholeNumber) { Required = true }, new("unit", "Unit", Choice) { Required = true, Choices = Units },
        new("from", "Counted from", Choice) { Required = true, Choices = [new("end-of-course", "the last day of the course"), new("day-before", "the start of the course, backwards")] },
        new("then", "What follows when it is missed", Line) { MaxLength = 400 },
    ]);

    /// <summary>A number with a unit that prose refers to: 16 sessions, 2 cases, 16 hours.</summary>
    public static ElementType Figure { get; } = new("figure", "Figure", [
        Code, Label, new("amount", "Number", Line) { Required = true, Help = "A whole number or a simple fraction such as 1/4 or 1/2." }, new("unit", "Unit", Line) { Required = true },
        new("productOf", "Product of", List) { Help = "Codes of figures that make this one when multiplied, such as cases, sessions and hours for each. The content check holds them together." },
    ]);

    public static ElementType TimetableRow { get; } = new("timetableRow", "Timetable row", [
        new("day", "Day", WholeNumber), new("from", "From", Time) { Required = true }, new("to", "To", Time) { Required = true },
        new("title", "Title", Line) { Required = true },
        new("kind", "Kind", Choice) { Required = true, Choices = [new("registration", "Registration"), new("teaching", "Teaching"), new("break", "Break")] },
    ]);

    public static ElementType RenamedBody { get; } = new("renamedBody", "Renamed body", [
        Code, new("was", "Was called", Line) { Required = true }, new("now", "Is called", Line) { Required = true },
        new("since", "Since", Date) { Required = true }, new("source", "Source", Line),
    ]);

    /// <summary>One row of the policy on changes to a booking. Of the rows of a kind whose notice is met the one with the most notice holds.</summary>
    public static ElementType ChangeRule { get; } = new("changeRule", "Rule on changes to a booking", [
        new("kind", "Change", Choice) { Required = true, Choices = [new("cancel", "Cancel"), new("transfer", "Move to another date"), new("substitute", "Send somebody else")] },
        new("notice", "Notice before the first day, at least", WholeNumber) { Required = true },
        new("unit", "Counted in", Choice) { Required = true, Choices = [new("calendar-days", "calendar days"), new("working-days", "working days")] },
        new("charge", "Charge, per cent of the price", WholeNumber) { Required = true, Help = "From 0 to 100. For cancelling it is what stays owed." },
    ]);

    /// <summary>Words that a letter of the desk begins with. Greeting, dates, reasons, link and signature are the letter's own.</summary>
    public static ElementType LetterText { get; } = new("letterText", "Words of a letter", [
        new("kind", "Letter", Choice)
        {
            Required = true,
            Choices =
            [
                new("offer", "Offer of a place"), new("decline", "Decline of an application"), new("run", "To everybody with a place on a date"),
                new("passed", "Role play passed"), new("stage-two", "Invitation to stage two, with a pass"), new("not-passed", "Role play not passed"),
            ],
        },
        new("text", "Words", Lines) { Required = true, MaxLength = 1000, Help = "Plain text; each line is a paragraph. Staff see the words before the letter leaves, and may change them." },
    ]);

    /// <summary>A question of the self-check on prerequisites before a booking (not an entry requirement with evidence).</summary>
    public static ElementType Audience { get; } = new("audience", "Who it is for", [
        Code, new("text", "Text", Markdown) { Required = true, MaxLength = 1000 },
        new("need", "Need", Choice) { Required = true, Choices = [new("for", "Meant for"), new("required", "Required for"), new("optional", "Optional for")] },
    ]);

    /// <summary>A question of the eligibility self-check. Better answers come first.</summary>
    public static ElementType CheckQuestion { get; } = new("checkQuestion", "Question of the self-check", [
        Code with { Help = "The code of an entry requirement where the question is about one. An application takes over the answers to those, and to diploma, place, role-play and commitment." }, new("label", "Question", Line) { Required = true, MaxLength = 300 }, new("hint", "Hint", Line) { MaxLength = 300 },
        new("answers", "Answers", List) { Required = true, Help = "The best answer first, each as 'code: words', such as 'yes: Yes'." },
    ]);

    public static ElementType Door { get; } = new("door", "Door of the self-check", [
        Code, Label, new("open", "What follows while it is open", Line) { Required = true, MaxLength = 400 },
    ]);

    /// <summary>A door is open when all its rules hold. A rule holds for its answer and for every better one.</summary>
    public static ElementType DoorRule { get; } = new("doorRule", "Rule of the self-check", [
        new("question", "Code of the question", Line) { Required = true }, new("atLeast", "Code of the answer it takes at least", Line) { Required = true },
        new("doors", "Codes of the doors it closes otherwise", List) { Required = true },
        new("text", "The rule in plain words", Line) { Required = true, MaxLength = 400 }, new("change", "The smallest change that meets it, as an instruction", Line) { Required = true, MaxLength = 400 },
    ]);

    public static ElementType DoorNote { get; } = new("doorNote", "Note of the self-check", [
        new("question", "Code of the question", Line) { Required = true }, new("answers", "Codes of the answers it belongs to", List) { Required = true },
        new("doors", "Codes of the doors it is shown at while they are open", List) { Required = true }, new("text", "What to know beforehand", Line) { Required = true, MaxLength = 400 },
    ]);

    public static ElementType CookieEntry { get; } = new("cookieEntry", "Cookie or stored item", [
        Label, new("category", "Category", Choice) { Required = true, Choices = [new("necessary", "Necessary"), new("analytics", "Analytics"), new("retired", "No longer used")] },
        new("basis", "Legal basis", Choice) { Required = true, Choices = [new("necessary", "Strictly necessary"), new("consent", "Consent"), new("none", "None: only deleted")] },
        new("purpose", "Purpose", Lines) { Required = true, MaxLength = 600 }, new("provider", "Provider", Line) { Required = true },
        new("lifetime", "Lifetime", Line) { Required = true, Help = "A number of minutes, hours or days, such as 182 days; or session; or none." }, new("storage", "Kind of storage", Choice) { Choices = [new("cookie", "Cookie"), new("local", "Local storage"), new("session", "Session storage")] },
        new("origins", "Network origins", List) { Help = "What it is for and the origin, such as script https://www.googletagmanager.com; the first word is script, connect or image." }, new("rare", "Rarely set", Flag),
    ]);

    public static ContentType Site { get; } = new("site", "Site", "icon-home", "The provider, its contacts and what is true everywhere.", [
        new("title", "Name of the site", Line) { Required = true },
        new("strapline", "Strapline", Line), new("description", "Description", Lines) { MaxLength = 300 },
        new("provider", "Provider's legal name", Line) { Expected = true }, new("contactEmail", "General enquiries", Email) { Expected = true, Tab = "Contacts" },
        new("applicationsEmail", "Applications", Email) { Expected = true, Tab = "Contacts" }, new("fundedEmail", "Funded places", Email) { Expected = true, Tab = "Contacts" },
        new("stageTwoEmail", "Stage two enquiries", Email) { Expected = true, Tab = "Contacts" }, new("bookOrdersEmail", "Book orders", Email) { Expected = true, Tab = "Contacts" },
        new("phone", "Telephone", Line) { Expected = true, Tab = "Contacts" },
        new("renamedBodies", "Names that have changed", Rows) { Rows = RenamedBody, Tab = Facts },
        new("noticeWorkingDays", "Notice of changes, working days", WholeNumber) { Expected = true, Tab = Facts },
        new("invoiceWorkingDays", "Invoice comes after a booking, working days", WholeNumber) { Expected = true, Tab = Facts },
        new("answerWorkingDays", "Messages are answered within, working days", WholeNumber) { Tab = Facts, Help = "The contact page says so, and the desk is held to it. Left empty, the page names no number." },
        new("decisionWorkingDays", "Applications are decided within, working days", WholeNumber) { Tab = Facts, Help = "Counted from the moment at which nobody else is waited for. Left empty, no number is named." },
        new("synonyms", "Words that mean the same", List) { Tab = "Search", MaxLength = 400, Help = "One line for each meaning, its words parted by commas: fee, cost, price. Visitors who search for one find the others." },
        new("body", "Welcome", Markdown) { Tab = Words, MaxLength = 20000 },
        new("editorNotes", "Notes for editors", Markdown) { Tab = "Notes", MaxLength = 20000, Help = "Never shown to the public." },
    ]);

    public static ContentType Course { get; } = new("course", "Course", "icon-graduate", "What is taught, without dates.", [
        new("title", "Title", Line) { Required = true }, new("shortTitle", "Short title", Line), new("summary", "Summary", Lines) { Required = true, MaxLength = 400 },
        new("enrolment", "How people join", Choice) { Required = true, Choices = [new("book", "Book a place"), new("apply", "Apply")] },
        new("mode", "Mode", Choice) { Required = true, Choices = Modes },
        new("order", "Order in lists", WholeNumber),
        new("durationDays", "Duration in days", WholeNumber) { Expected = true, Tab = Facts },
        new("figures", "Figures", Rows) { Rows = Figure, Tab = Facts },
        new("organisers", "Organisers", Rows) { Rows = Organiser, Tab = Facts },
        new("accreditations", "Accreditations and endorsements", Rows) { Rows = Accreditation, Tab = Facts },
        new("platform", "Online platform", Line) { Expected = true, Tab = Facts }, new("systemRequirements", "System requirements", Markdown) { Expected = true, Tab = Facts, MaxLength = 4000 },
        new("equipmentTestUrl", "Equipment test", Url) { Expected = true, Tab = Facts },
        new("joiningWorkingDays", "Joining instructions, working days before", WholeNumber) { Tab = Facts },
        new("prerequisite", "Course to have completed first", Reference) { RefersTo = "course", Tab = Facts },
        new("audiences", "Who it is for", Rows) { Rows = Audience, Tab = Facts },
        new("entryRequirements", "Entry requirements", Rows) { Rows = EntryRequirement, Tab = "Entry" },
        new("checkQuestions", "Questions of the self-check", Rows) { Rows = CheckQuestion, Tab = SelfCheck }, new("doors", "Doors of the self-check", Rows) { Rows = Door, Tab = SelfCheck },
        new("doorRules", "Rules of the self-check", Rows) { Rows = DoorRule, Tab = SelfCheck }, new("doorNotes", "Notes of the self-check", Rows) { Rows = DoorNote, Tab = SelfCheck },
        new("frameworkUrl", "Psychodynamic Competences framework", Url) { Expected = true, Tab = "Entry" },
        new("fees", "Fee options", Rows) { Rows = FeeOption, Tab = Fees }, new("addOns", "Add-ons", Rows) { Rows = AddOn, Tab = Fees },
        new("vat", "VAT line", Line) { Expected = true, Tab = Fees, Help = "Shown under a total. Leave blank until decided." },
        new("changeRules", "Cancelling, moving and sending somebody else", Rows) { Rows = ChangeRule, Expected = true, Tab = Fees, Help = "Leave blank until decided: staff then decide each time. A booking keeps the rules it was made under." },
        new("letterTexts", "Words of letters", Rows) { Rows = LetterText, Tab = "Letters" },
        new("costs", "Costs of the stages", Rows) { Rows = StageCost, Tab = Route },
        new("stages", "Stages of the route", Rows) { Rows = RouteStage, Tab = Route }, new("deadlines", "Deadlines", Rows) { Rows = Deadline, Tab = Route },
        new("timetable", "Timetable", Rows) { Rows = TimetableRow, Tab = "Timetable" },
        new("related", "Related course", Reference) { RefersTo = "course" },
        new("reviewBy", "Review clinical claims by", Date) { Tab = "Notes" },
        new("body", "Words", Markdown) { Tab = Words, MaxLength = 40000 },
        new("editorNotes", "Notes for editors", Markdown) { Tab = "Notes", MaxLength = 20000, Help = "Never shown to the public." },
    ]);

    public static ContentType CourseRun { get; } = new("courseRun", "Course run", "icon-calendar", "One dated offering of a course.", [
        new("starts", "First day", Date) { Tab = Dates }, new("ends", "Last day", Date) { Tab = Dates },
        new("from", "From", Time) { Expected = true, Tab = Dates, Help = "UK time." }, new("to", "To", Time) { Expected = true, Tab = Dates, Help = "UK time." },
        new("startsInWeeks", "Sample: starts in weeks", WholeNumber) { Tab = Dates }, new("weekday", "Sample: weekday", Choice)
        {
            Tab = Dates,
            Choices = [new("monday", "Monday"), new("tuesday", "Tuesday"), new("wednesday", "Wednesday"), new("thursday", "Thursday"), new("friday", "Friday"), new("saturday", "Saturday"), new("sunday", "Sunday")],
        },
        new("state", "State", Choice)
        {
            Tab = Dates, Required = true,
            Choices = [new("scheduled", "Scheduled"), new("tentative", "Tentative"), new("postponed", "Postponed"), new("cancelled", "Cancelled"), new("withdrawn", "Withdrawn")],
        },
        new("movedFrom", "Moved from", Date) { Tab = Dates, Help = "The first day before the last move." },
        new("mode", "Mode", Choice) { Choices = Modes, Help = "Leave blank to use the course's." },
        new("venue", "Venue", Reference) { Expected = true, RefersTo = "venue" },
        new("capacity", "Places", WholeNumber) { Expected = true, Tab = "Booking" }, new("fundedPlaces", "Funded places", WholeNumber) { Tab = "Booking" },
        new("opens", "Booking opens", Date) { Expected = true, Tab = "Booking", Help = "From the start of this day. Blank: not open." }, new("closes", "Booking closes", Date) { Tab = "Booking", Help = "At the end of this day. Blank: the day before the first day." },
        new("fees", "Fees of this run", Rows) { Rows = FeeOption, Tab = Fees, Help = "Leave blank to use the course's." },
        new("address", "Preferred address", Line) { Help = "Leave blank to keep the first published start date." },
        new("published", "First published", Date) { Tab = "Notes" }, new("updated", "Updated", Line) { Tab = "Notes" }, new("sequence", "Revision", WholeNumber) { Tab = "Notes" },
        new("editorNotes", "Notes for editors", Markdown) { Tab = "Notes", MaxLength = 20000 },
    ]);

    public static ContentType Venue { get; } = new("venue", "Venue", "icon-pin-location", "A place where courses are held.", [
        new("title", "Name", Line) { Required = true }, new("street", "Street", Line) { Required = true }, new("town", "Town", Line) { Required = true },
        new("postcode", "Postcode", Line) { Required = true }, new("mapUrl", "Map", Url) { Expected = true }, new("accessibility", "Access", Markdown) { Expected = true, MaxLength = 4000 },
    ]);

    public static ContentType Page { get; } = new("page", "Page", "icon-document", "An editorial page.", [
        new("title", "Title", Line) { Required = true }, new("summary", "Summary", Lines) { Required = true, MaxLength = 400 },
        new("navigation", "Where it is listed", Choice) { Choices = [new("main", "Main navigation"), new("footer", "Footer"), new("none", "Not listed")] },
        new("order", "Order", WholeNumber), new("about", "Course it belongs to", Reference) { RefersTo = "course" },
        new("version", "Version of the text", Line) { Help = "For terms: what a person accepts is kept by version." },
        new("reviewBy", "Review by", Date), new("updated", "Updated", Date),
        new("body", "Words", Markdown) { Tab = Words, MaxLength = 40000 },
        new("editorNotes", "Notes for editors", Markdown) { Tab = "Notes", MaxLength = 20000 },
    ]);

    public static ContentType CookieNotice { get; } = new("cookieNotice", "Cookie notice", "icon-shield", "What the cookie banner and the cookies page say.", [
        new("title", "Title", Line) { Required = true }, new("version", "Version", Line) { Required = true, Help = "A whole number. Raising it asks every visitor again." },
        new("hash", "Hash of registry and words", Line) { Help = "Pins the version to what it says. The content check prints the one to write." },
        new("correction", "Hash of corrected words", Line) { Help = "For a slip of the pen that changes no meaning: nobody is asked again." },
        new("intro", "Banner text", Lines) { Required = true, MaxLength = 800 },
        new("necessary", "Necessary cookies", Markdown) { Required = true, MaxLength = 2000 }, new("analytics", "Analytics cookies", Markdown) { Required = true, MaxLength = 2000 },
        new("under16", "Sentence for young people", Line) { Required = true, MaxLength = 300 }, new("disable", "How to disable cookies", Markdown) { MaxLength = 2000 },
        new("entries", "Cookies", Rows) { Rows = CookieEntry },
        new("body", "Words", Markdown) { Tab = Words, MaxLength = 10000 },
        new("editorNotes", "Notes for editors", Markdown) { Tab = "Notes", MaxLength = 20000 },
    ]);

    public static ImmutableArray<ContentType> Types { get; } = [Site, Course, CourseRun, Venue, Page, CookieNotice];
}
