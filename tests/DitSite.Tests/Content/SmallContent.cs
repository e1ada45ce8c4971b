using System.Collections.Immutable;
using System.Text;
using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content;

/// <summary>A content folder in memory that has nothing wrong with it, for tests that change one thing.</summary>
internal sealed record SmallContent(ImmutableDictionary<string, string> Files)
{
    public const string Site = "site.md";
    public const string Course = "courses/knots/course.md";
    public const string Run = "courses/knots/runs/2027-03-15.md";
    public const string Page = "pages/ropes.md";

    public static readonly DateOnly Today = new(2027, 2, 1);

    public static SmallContent Good { get; } = new(new Dictionary<string, string>
    {
        [Site] = """
            ---
            key: 00000000-0000-4000-8000-000000000001
            title: Knots and Ropes
            renamed-bodies:
              - code: guild
                was: GUILD
                now: Rope Society
                since: 2012-08-01
            ---
            Welcome.
            """,
        ["notices/cookies.md"] = """
            ---
            key: 00000000-0000-4000-8000-000000000002
            title: Cookies
            version: "1"
            hash: 5bdef98cc304bc93-eff36adb3844b18a
            intro: We ask first.
            necessary: Some are needed.
            analytics: Some are not.
            under16: Ask a grown-up.
            ---
            """,
        [Course] = """
            ---
            key: 00000000-0000-4000-8000-000000000003
            title: Knots
            summary: A {{ duration | adjective }} course.
            enrolment: book
            mode: in-person
            duration-days: 5
            figures:
              - code: sessions
                label: Sessions
                amount: 23
                unit: sessions
              - code: share
                label: Share
                amount: 1/2
                unit: hour
            organisers:
              - code: north
                label: North School
              - code: south
                label: South School
            fees:
              - code: with-play
                label: Fee with play
                amount: 237.31
                includes: [play]
              - code: plain
                label: Fee
                amount: 137.31
            costs:
              - code: play
                label: Play
                stage: 1
                amount: 100
            deadlines:
              - code: start
                label: Start
                within: 1
                unit: years
                from: end-of-course
            timetable:
              - from: 09:30
                to: 10:00
                title: Register
                kind: registration
              - from: 10:00
                to: 15:20
                title: Tie
                kind: teaching
            ---
            ## About

            It takes {{ duration }}.
            """,
        [Run] = """
            ---
            key: 00000000-0000-4000-8000-000000000004
            starts: 2027-03-15
            ends: 2027-03-19
            from: 10:00
            to: 17:00
            state: scheduled
            venue: quay
            capacity: 12
            opens: 2027-01-04
            ---
            """,
        ["venues/quay.md"] = """
            ---
            key: 00000000-0000-4000-8000-000000000005
            title: The Quay
            street: 1 Quay Lane
            town: Testford
            postcode: TE1 1ST
            ---
            """,
        [Page] = """
            ---
            key: 00000000-0000-4000-8000-000000000006
            title: Ropes
            summary: About ropes.
            about: knots
            ---
            ## Strength

            Words about ropes.
            """,
    }.ToImmutableDictionary());

    public SmallContent With(string file, string text) => this with { Files = Files.SetItem(file, text) };

    public SmallContent Without(string file) => this with { Files = Files.Remove(file) };

    public SmallContent Replace(string file, string old, string replacement)
    {
        Assert.Contains(old, Files[file], StringComparison.Ordinal);
        return With(file, Files[file].Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Puts a line into an item's front matter.</summary>
    public SmallContent Property(string file, string yaml) => With(file, "---\n" + yaml + "\n" + Files[file][4..]);

    /// <summary>Gives the page these words.</summary>
    public SmallContent Words(string markdown, string file = Page) => With(file, Files[file][..(Files[file].IndexOf("\n---", 3, StringComparison.Ordinal) + 4)] + "\n" + markdown + "\n");

    public ContentBatch Batch()
    {
        var findings = new List<Finding>();
        var documents = Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => ContentFile.Read(Encoding.UTF8.GetBytes(file.Value), file.Key, FilePlace.Of(file.Key)!, findings)).OfType<ContentDocument>().ToList();
        return new ContentBatch(documents, findings);
    }

    public ContentReport Report() => ContentReport.Of(Batch(), Today);

    public List<Finding> Errors() => [.. Report().Findings.Where(finding => finding.Severity == Severity.Error)];

    public BuiltContent Build(IReadOnlyList<ContentDocument>? lastGood = null) => SnapshotBuilder.Build(Batch(), lastGood, Today);

    public ContentSnapshot Snapshot() => Build().Snapshot ?? throw new InvalidOperationException(string.Join("; ", Build().Findings));

    public void Write(string folder)
    {
        foreach (var (file, text) in Files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
