using DitSite.Content;
using DitSite.Content.Embedded;
using DitSite.Content.Rules;
using DitSite.Content.Umbraco.USync;

namespace DitSite.Web.Commands;

/// <summary><c>usync export [--content &lt;folder&gt;] [--out &lt;folder&gt;]</c>: writes the content model and the items as Umbraco imports them.</summary>
internal static class USyncExport
{
    private const string Usage = "Usage: usync export [--content <folder>] [--out <folder>]";

    /// <returns>1 when the content has errors, 2 when the command can't be carried out, otherwise 0.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error, TimeProvider.System);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        string? content = null;
        var into = "uSync";
        for (var i = 2; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--content" when i + 1 < args.Length:
                    content = args[++i];
                    break;
                case "--out" when i + 1 < args.Length:
                    into = args[++i];
                    break;
                default:
                    await errors.WriteLineAsync(Usage);
                    return 2;
            }
        }

        content = content is null ? CommandFolders.ConfiguredContent() : CommandFolders.Given(content);
        if (!Directory.Exists(content))
        {
            await errors.WriteLineAsync($"There is no folder {content}.");
            return 2;
        }

        using var source = new EmbeddedSource(content, showSamples: false);
        var batch = await source.ReadAsync(CancellationToken.None);
        if (ContentReport.Of(batch, clock.Today) is { Errors: > 0 } report)
        {
            await errors.WriteLineAsync($"The content has {report.Errors} error{(report.Errors == 1 ? "" : "s")}, so nothing is exported. Run 'content check' to see where.");
            return 1;
        }

        into = CommandFolders.Target(into);
        var files = SyncFolder.Write(into, batch.Documents);
        await output.WriteLineAsync($"{files} files are written to {Path.Combine(into, "v17")}.");
        return 0;
    }
}
