using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>The npm packages of a project of the tests: installed when the lock file is newer than what is there.</summary>
internal static class NpmPackages
{
    private static readonly string EndToEnd = Repository.PathOf("tests", "DitSite.EndToEndTests");

    /// <param name="project">Folder of its lock file; null: that of the end-to-end tests.</param>
    /// <exception cref="MissingToolException">npm is not on the machine, or could not install.</exception>
    public static async Task InstallAsync(Machine machine, string? project = null)
    {
        project ??= EndToEnd;
        var installed = new FileInfo(Path.Combine(project, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(project, "package-lock.json")))
        {
            return;
        }

        if (machine.OnPath("npm") is not { } npm || (await machine.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], project)).ExitCode != 0)
        {
            throw new MissingToolException($"Some tools of the tests come by npm: install Node.js 20 or later and run 'npm ci' in {Path.GetRelativePath(Repository.Root, project)}.");
        }
    }
}
