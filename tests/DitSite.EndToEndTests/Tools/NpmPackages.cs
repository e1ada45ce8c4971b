using DitSite.Tests;

namespace DitSite.EndToEndTests.Tools;

/// <summary>The npm packages of this project: installed when the lock file is newer than what is there.</summary>
internal static class NpmPackages
{
    private static readonly string Project = Repository.PathOf("tests", "DitSite.EndToEndTests");

    /// <exception cref="MissingToolException">npm is not on the machine, or could not install.</exception>
    public static async Task InstallAsync(Machine machine)
    {
        var installed = new FileInfo(Path.Combine(Project, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Project, "package-lock.json")))
        {
            return;
        }

        if (machine.OnPath("npm") is not { } npm || (await machine.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Project)).ExitCode != 0)
        {
            throw new MissingToolException("Some tools of the tests come by npm: install Node.js 20 or later and run 'npm ci' in tests/DitSite.EndToEndTests.");
        }
    }
}
