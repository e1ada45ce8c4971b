using System.Text.Json;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>The Nu HTML checker (vnu), run once over a folder of pages: starting it costs more than checking.</summary>
internal static class NuChecker
{
    private static readonly string Project = Repository.PathOf("tests", "DitSite.EndToEndTests");

    /// <summary>Errors and warnings in the given documents; remarks on style are left out.</summary>
    /// <param name="pages">Name (only for the report) and HTML of each.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(Machine machine, IReadOnlyList<(string Name, string Html)> pages)
    {
        var java = await Java.FindOrInstallAsync(machine);
        var jar = await FindOrInstallAsync(machine);
        using var folder = new TemporaryFolder();
        for (var i = 0; i < pages.Count; i++)
        {
            await File.WriteAllTextAsync(folder.File($"{i}.html"), pages[i].Html);
        }

        var (_, output) = await machine.RunAsync(java, ["-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder.Path], null);
        using var report = JsonDocument.Parse(output);
        return [.. report.RootElement.GetProperty("messages").EnumerateArray().Where(IsWrong).Select(Describe)];

        string Describe(JsonElement message)
        {
            var page = int.Parse(Path.GetFileNameWithoutExtension(message.GetProperty("url").GetString()!));
            var line = message.TryGetProperty("lastLine", out var number) ? number.GetInt32() : 0;
            return $"{pages[page].Name}, line {line}: {message.GetProperty("message").GetString()}";
        }
    }

    internal static async Task<string> FindOrInstallAsync(Machine machine)
    {
        var jar = Path.Combine(Project, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        if (!machine.FileExists(jar))
        {
            await NpmPackages.InstallAsync(machine);
        }

        return machine.FileExists(jar)
            ? jar
            : throw new MissingToolException("The HTML checker comes by npm: install Node.js 20 or later and run 'npm ci' in tests/DitSite.EndToEndTests.");
    }

    private static bool IsWrong(JsonElement message) =>
        message.GetProperty("type").GetString() != "info"
        || (message.TryGetProperty("subType", out var kind) && kind.GetString() == "warning" && !IsStyle(message.GetProperty("message").GetString()!));

    /// <summary>Razor closes void elements with a slash; HTML allows it, and the checker only remarks on it.</summary>
    private static bool IsStyle(string message) => message.StartsWith("Trailing slash on void elements", StringComparison.Ordinal);
}
