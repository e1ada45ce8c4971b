using System.Globalization;
using System.Text.RegularExpressions;

namespace DitSite.EndToEndTests.Tools;

/// <summary>wrk: 64 connections that ask again as soon as they are answered.</summary>
internal static partial class Wrk
{
    /// <param name="address">On this machine.</param>
    /// <param name="validator">Sent as <c>If-None-Match</c>; null: none.</param>
    /// <returns>Answers a second.</returns>
    public static async Task<double> RunAsync(Machine machine, string address, int seconds, string? validator)
    {
        var program = await FindOrInstallAsync(machine);
        string[] condition = validator is null ? [] : ["-H", $"If-None-Match: {validator}"];
        var (exitCode, output) = await machine.RunAsync(program, ["-t1", "-c64", $"-d{seconds}s", "-H", "Accept-Encoding: gzip, deflate, br", .. condition, address], null);
        return exitCode == 0 && !output.Contains("Non-2xx", StringComparison.Ordinal) && Rate().Match(output) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wrk failed on {address}: {output}");
    }

    internal static async Task<string> FindOrInstallAsync(Machine machine) =>
        machine.OnPath("wrk")
        ?? (await machine.InstallWithAptAsync("wrk") ? machine.OnPath("wrk") : null)
        ?? throw new MissingToolException("The proof of speed needs wrk: install it (on Debian, 'apt-get install wrk' as root; on a Mac, 'brew install wrk') and run it again.");

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
