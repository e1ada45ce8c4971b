using System.Diagnostics;

namespace DitSite.EndToEndTests.Tools;

/// <summary>What the tests ask of the computer they run on; a test of the finders puts an empty one in its place.</summary>
internal sealed class Machine
{
    public static Machine Real { get; } = new();

    public Func<string, bool> FileExists { get; init; } = File.Exists;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Runs a program to its end and answers with its exit code and what it printed. A program that can't be started is exit code 127.</summary>
    public Func<string, string[], string?, Task<(int ExitCode, string Output)>> RunAsync { get; init; } = RunProcessAsync;

    /// <summary>Whether apt can install here without asking anybody: Debian or a relative of it, as root.</summary>
    public Func<bool> CanInstallWithApt { get; init; } = () =>
        OperatingSystem.IsLinux() && File.Exists("/usr/bin/apt-get") && Environment.IsPrivilegedProcess;

    /// <summary>Has Playwright fetch its own Chromium: exit code 0 when it is there afterwards.</summary>
    public Func<int> DownloadWithPlaywright { get; init; } = () => Microsoft.Playwright.Program.Main(["install", "chromium"]);

    /// <summary>Where Playwright keeps the Chromium it downloads, once it is there.</summary>
    public Func<Task<string?>> PlaywrightsOwn { get; init; } = async () =>
    {
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        return playwright.Chromium.ExecutablePath is { Length: > 0 } path && File.Exists(path) ? path : null;
    };

    public string? OnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        return (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(FileExists);
    }

    /// <summary>Installs Debian packages; false where that is not possible or did not work.</summary>
    public async Task<bool> InstallWithAptAsync(string package)
    {
        if (!CanInstallWithApt())
        {
            return false;
        }

        string[] install = ["install", "-y", "--no-install-recommends", package];
        if ((await RunAsync("apt-get", install, null)).ExitCode == 0)
        {
            return true;
        }

        // A new machine has no package lists yet, or old ones.
        await RunAsync("apt-get", ["update"], null);
        return (await RunAsync("apt-get", install, null)).ExitCode == 0;
    }

    private static async Task<(int ExitCode, string Output)> RunProcessAsync(string program, string[] arguments, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, missing.Message);
        }
    }
}

/// <summary>Something the tests need is not on the machine and could not be installed. The message says what to install.</summary>
internal sealed class MissingToolException(string message) : Exception(message);
