using System.Globalization;
using System.Text.Json;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;
using DitSite.Tests.Robustness;

namespace DitSite.Benchmarks.Pages;

/// <summary>What Lighthouse says of the published site on a slow telephone, which it simulates.</summary>
internal static class LighthouseProof
{
    private const int Times = 5;
    private const int Performance = 95;
    private const string Course = "test-refresher";

    private static readonly string Project = Repository.PathOf("tests", "DitSite.Benchmarks", "Pages", "Lighthouse");

    public static async Task<ProofResult> RunAsync()
    {
        using var data = new TemporaryFolder();
        using var content = new TemporaryFolder();
        content.CopyFrom(Repository.TestContent);
        await File.WriteAllTextAsync(content.File("courses", Course, "runs", "sample-1.md"), CrashRun.Sample);
        using var site = new SiteProcess(data, content.Path) { Program = await PublishedSite.ProgramAsync() };
        await site.StartAsync();
        await NpmPackages.InstallAsync(Machine.Real, Project);
        string[] arguments =
        [
            Path.Combine(Project, "audit.mjs"), await Chromium.FindOrInstallAsync(Machine.Real), $"{Times}",
            Address(""), Address($"courses/{Course}"), Address("cookies"), Address($"courses/{Course}/dates/sample-1/book"),
        ];
        var (exitCode, output) = await Machine.Real.RunAsync("node", arguments, Project);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"Lighthouse did not look at the site: {output}");
        }

        // What a browser complains of may stand around it.
        var pages = JsonSerializer.Deserialize<Audit[]>(output.Split('\n').Single(line => line.StartsWith("[{", StringComparison.Ordinal)), JsonSerializerOptions.Web)!;
        return new(string.Join("; ", pages.Select(page => page.ToString())), [.. pages.SelectMany(Faults)]);

        string Address(string path) => new Uri(site.Address, path).AbsoluteUri;
    }

    /// <summary>The pages of a booking are no search engine's business, and say so.</summary>
    private static IEnumerable<string> Faults(Audit page)
    {
        var indexed = !page.Path.EndsWith("/book", StringComparison.Ordinal);
        return
        [
            .. page.Faults.Where(fault => indexed || !fault.StartsWith("seo", StringComparison.Ordinal)).Select(fault => $"{page.Path}: {fault}"),
            .. page.Median < Performance ? [$"{page.Path}: performance {page.Median}"] : Array.Empty<string>(),
        ];
    }

    /// <param name="Performance">Of each look, out of 100.</param>
    /// <param name="Accessibility">The lowest of all looks, out of 100; so are the two that follow.</param>
    /// <param name="Faults">Audits that count and were not passed.</param>
    private sealed record Audit(Uri Address, int[] Performance, int Accessibility, int BestPractices, int Seo, string[] Faults)
    {
        public string Path => Address.AbsolutePath;

        public int Median => Performance.Order().ElementAt(Performance.Length / 2);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Path}: performance {Median} [{Performance.Min()} to {Performance.Max()}], accessibility {Accessibility}, best practices {BestPractices}, SEO {Seo}");
    }
}
