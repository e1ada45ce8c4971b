using System.Text.Encodings.Web;
using System.Text.Json;
using DitSite.Content;
using DitSite.Content.Embedded;
using DitSite.Content.Rules;
using DitSite.Web.Staff;

namespace DitSite.Web.Commands;

/// <summary><c>content check [--content &lt;folder&gt;] [--json]</c>: says what is wrong with the content, and what is still to be filled in.</summary>
internal static class ContentCheck
{
    private const string Usage = "Usage: content check [--content <folder>] [--json]";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>1 when there is an error, 2 when the command can't be carried out, otherwise 0.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error, TimeProvider.System);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        string? folder = null;
        var json = false;
        for (var i = 2; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--content" when i + 1 < args.Length:
                    folder = args[++i];
                    break;
                default:
                    await errors.WriteLineAsync(Usage);
                    return 2;
            }
        }

        folder = folder is null ? CommandFolders.ConfiguredContent() : CommandFolders.Given(folder);
        if (!Directory.Exists(folder))
        {
            await errors.WriteLineAsync($"There is no folder {folder}.");
            return 2;
        }

        using var source = new EmbeddedSource(folder, showSamples: true);
        var batch = await source.ReadAsync(CancellationToken.None);
        var began = clock.GetTimestamp();
        var report = ContentReport.Of(batch, clock.Today);
        report = report with { Findings = [.. report.Findings, .. BankHolidays.Findings(clock.Today)] };
        var took = clock.GetElapsedTime(began);
        await output.WriteLineAsync(json ? AsJson(report) : AsText(report));
        if (!json)
        {
            await output.WriteLineAsync($"{Count(batch.Documents.Count, "item")} read together in {took.TotalMilliseconds:0} ms.");
        }

        return report.Errors > 0 ? 1 : 0;
    }

    private static string AsText(ContentReport report)
    {
        var lines = report.Findings.Select(finding => $"{Place(finding.Origin, finding.Line)}: {Name(finding.Severity)} {finding.Rule}: {finding.Message}").ToList();
        if (!report.Permitted.IsEmpty)
        {
            lines.Add("");
            lines.Add("Permitted literals:");
            lines.AddRange(report.Permitted.Select(literal => $"{Place(literal.Text.Item.Origin, literal.Text.LineAt(literal.Line))}: '{literal.Written}' repeats {literal.Fact.Path}: {literal.Reason}"));
        }

        lines.Add("");
        lines.Add($"{Count(report.Errors, "error")}, {report.Findings.Length - report.Errors} due, {Count(report.Permitted.Length, "permitted literal")}.");
        return string.Join(Environment.NewLine, lines);
    }

    private static string AsJson(ContentReport report) => JsonSerializer.Serialize(
        new
        {
            errors = report.Errors,
            due = report.Findings.Length - report.Errors,
            findings = report.Findings.Select(finding => new { severity = Name(finding.Severity), finding.Rule, file = finding.Origin, finding.Line, finding.Property, finding.Message, finding.Contradiction }),
            permittedLiterals = report.Permitted.Select(literal => new { file = literal.Text.Item.Origin, line = literal.Text.LineAt(literal.Line), literal.Written, fact = literal.Fact.Path, literal.Reason }),
        },
        Json);

    private static string Place(string origin, int line) => line > 0 ? $"{origin}:{line}" : origin;

    private static string Name(Severity severity) => severity == Severity.Error ? "error" : "due";

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
