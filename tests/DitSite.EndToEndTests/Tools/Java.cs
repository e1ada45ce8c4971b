using System.Text.RegularExpressions;

namespace DitSite.EndToEndTests.Tools;

/// <summary>The Nu HTML checker is a Java program and asks for Java 11 or later.</summary>
internal static partial class Java
{
    public static async Task<string> FindOrInstallAsync(Machine machine) =>
        await FindAsync(machine)
        ?? (await machine.InstallWithAptAsync("default-jre-headless") ? await FindAsync(machine) : null)
        ?? throw new MissingToolException("The HTML checker needs Java 11 or later: install it (on Debian, 'apt-get install default-jre-headless' as root) and run the tests again.");

    private static async Task<string?> FindAsync(Machine machine)
    {
        if (machine.OnPath("java") is not { } java)
        {
            return null;
        }

        var (exitCode, output) = await machine.RunAsync(java, ["-version"], null);
        return exitCode == 0 && Version().Match(output) is { Success: true } match && int.Parse(match.Groups["major"].Value) >= 11 ? java : null;
    }

    [GeneratedRegex("version \"(?<major>[0-9]+)")]
    private static partial Regex Version();
}
