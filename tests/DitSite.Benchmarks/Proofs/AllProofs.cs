using DitSite.Benchmarks.Bookings;
using DitSite.Benchmarks.Growth;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Pages;
using DitSite.Benchmarks.Promises;
using DitSite.Benchmarks.Rules;
using DitSite.Benchmarks.Search;
using DitSite.Benchmarks.Umbraco;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Consent;
using DitSite.EndToEndTests.Crawl;
using DitSite.Tests.Bookings.Bookings;
using DitSite.Tests.Bookings.Funding;
using DitSite.Tests.Robustness;

namespace DitSite.Benchmarks.Proofs;

/// <summary>Every proof, in the order they are run and printed.</summary>
internal static class AllProofs
{
    private const int Seed = 2027;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);

    private const int People = 200;
    private const int Rounds = 20;

    private static readonly Proof[] All =
    [
        new("race", "200 people confirm at once for the last place, 20 times: one booking each time, and everybody has an answer; without the guard in the update it oversells", RaceAsync),
        new("funded", "200 complete applications are sent at once for 5 funded places, 20 times: exactly 5, the first in the queue; without the guard too many; in 1,000 cases no referee within the hold changes the order", FundedAsync),
        new("crash", "Killed 30 times while people book: no acknowledged booking lost, none half written, started again within 5 s", CrashAsync),
        new("bad-input", "5,000 generated requests to every endpoint and form field: no answer of 500 or above, at least 60 % handled", BadInputAsync),
        new("page-weight", "A first visit to a course page transfers at most 30 KB in all", PageWeightAsync),
        new("accessibility", "Every page in every state that the tests know, at 320, 768 and 1280 px, in light and forced colours: no violation of axe, no sideways scrolling", () => Of(AccessibilityRun.RunAsync())),
        new("pages", "An information page comes from memory at 0.75 or more of the speed of a bare server that answers the same bytes, and so does 304", PagesProof.RunAsync),
        new("lighthouse", "Lighthouse, median of five looks: performance at least 95, accessibility and best practices 100, SEO 100 where search engines may come", LighthouseProof.RunAsync),
        new("start", "The published program answers its first page within 1 s of its start", StartProof.RunAsync),
        new("booking", "64 people book at once, and nobody is answered before it is on the disk: in groups the smallest write comes to half of the disk's syncs and 1.5 times one at a time, and the slowest of a hundred bookings waits no longer", BookingProof.RunAsync),
        new("nodes", "Two sites on one PostgreSQL behind nginx, killed 10 times and restarted in turn 3 times while people book: no information page and no booking lost; the database, away 5 times, is missed within 2 s and used within 5 s of its return", NodesProof.RunAsync),
        new("nodes-race", "10,000 attempts at two sites for 20 places, 20 times: exactly 20 each; without the guard too many", NodesProof.RaceAsync),
        new("growth", "A booking among 1,000,000, and a course page of 1,000 courses, cost at most three times one among 1,000 and of 10", GrowthProof.RunAsync),
        new("consent", "Nothing stored and nobody else asked: 10 s on every page before a choice, on 200 pages after a refusal, for 30 s after a withdrawal; all that is stored on any page, whatever was chosen, is declared", () => Of(ConsentRun.RunAsync())),
        new("editor", "Killed 100 times while an item is saved and published: every file is the old or the new version, whole, and no acknowledged save is lost", EditorAsync),
        new("promises", "Ten years of courses, bookings, moves, answers and outages on a virtual clock break no promise; a mail server that loses one letter in a hundred is reported", PromisesProof.RunAsync),
        new("search", "In 10,000 generated documents p99 is at most 10 ms for one to three words and slips, 20 ms for prefixes; built in 5 s; on this site 1 ms; a correction 50 µs", SearchProof.RunAsync),
        new("check", "A content check of everything costs at most 40 times reading the files", CheckProof.RunAsync),
        new("umbraco", "The same bytes from files and from Umbraco at every address; no fault of Umbraco changes a page, each is said once and costs at most 128 MB; 100 webhooks cause at most 3 fetches; without Umbraco the first page comes within 2 s", UmbracoProof.RunAsync),
    ];

    public static IEnumerable<string> Names => All.Select(proof => proof.Name);

    public static IEnumerable<Proof> Named(string[] names) => All.Where(proof => names.Length == 0 || names.Contains(proof.Name));

    private static async Task<ProofResult> RaceAsync()
    {
        var rounds = await new LastPlaceRace(People, Rounds).RunAsync();
        var control = (await new LastPlaceRace(People, 1, () => new WithoutCapacityGuard()).RunAsync())[0];
        return new(
            $"{rounds.Count} rounds, {rounds.Sum(round => round.Told)} booked, {rounds.Sum(round => round.Refused)} told that it is full; without the guard {control.Rows} booked the one place",
            [.. rounds.Where(round => !round.IsRight(People)).Select(round => round.ToString()), .. Unless(control.Rows > 1, "the control did not oversell")]);
    }

    private static async Task<ProofResult> FundedAsync()
    {
        var rounds = await new FundedRace(People, Rounds).RunAsync();
        var control = (await new FundedRace(People, 1, () => new WithoutPoolGuard()).RunAsync())[0];
        var order = await FundedSimulation.RunAsync(1_000, Seed);
        var shorter = await FundedSimulation.RunAsync(50, Seed, hold: 1);
        return new(
            $"{rounds.Count} rounds, {rounds.Sum(round => round.Held)} places held of {rounds.Sum(round => round.Sent)} sent; without the guard {control.Held} held; 1,000 cases, {order.Count} in another order; with a hold of one day {shorter.Count} of 50",
            [
                .. rounds.Where(round => !round.IsRight(People)).Select(round => round.ToString()),
                .. order,
                .. Unless(control.Held > FundedRace.Places, "the control gave no place too many"),
                .. Unless(shorter.Count > 0, "a shorter hold changed nothing"),
            ]);
    }

    private static async Task<ProofResult> CrashAsync()
    {
        var result = await CrashRun.RunAsync(30, Seed, await PublishedSite.ProgramAsync());
        return new(
            result.ToString(),
            [.. result.Faults, .. Unless(result.SlowestStart <= LongestStart, $"a start took {result.SlowestStart.TotalSeconds:0.0} s")]);
    }

    private static async Task<ProofResult> BadInputAsync()
    {
        var result = await BadInputRun.RunAsync(5_000, Seed);
        return new(result.ToString(),
        [
            .. result.Faults,
            .. result.FieldsMissed.Select(field => $"not tried: {field}"),
            .. Unless(result.ShareBound >= 0.6, $"only {result.ShareBound:P0} reached a handler"),
        ]);
    }

    private static async Task<ProofResult> PageWeightAsync()
    {
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        try
        {
            var weight = await PageWeight.MeasureAsync(browser, "/courses/test-course");
            return new(weight.ToString(), Unless(weight.Total <= PageWeight.Limit, $"{weight.Total} bytes"));
        }
        finally
        {
            await browser.DisposeAsync();
        }
    }

    private static async Task<ProofResult> Of(Task<(string Figures, IReadOnlyList<string> Faults)> run)
    {
        var (figures, faults) = await run;
        return new(figures, faults);
    }

    private static async Task<ProofResult> EditorAsync()
    {
        var result = await SaveCrash.RunAsync(100, Seed);
        return new(result.ToString(), [.. result.Faults, .. Unless(result.Saves >= result.Kills, "the kills hit nothing")]);
    }

    private static string[] Unless(bool holds, string fault) => holds ? [] : [fault];
}
