using System.Diagnostics;
using System.Runtime.InteropServices;
using DitSite.Tests;

namespace DitSite.Benchmarks.Hosting;

/// <summary>The site as an organisation would run it: published for this kind of machine, compiled ahead together with .NET.</summary>
internal static class PublishedSite
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>Path of the published program; the first call publishes it.</summary>
    public static Task<string> ProgramAsync() => Published.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        string[] arguments =
        [
            "publish", Repository.PathOf("src", "DitSite.Web"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "-v", "q", "--nologo",
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, OperatingSystem.IsWindows() ? "DitSite.Web.exe" : "DitSite.Web")
            : throw new InvalidOperationException($"The site could not be published: {output}");
    }
}
