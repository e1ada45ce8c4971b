using System.Diagnostics;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;

namespace DitSite.Benchmarks.Promises;

/// <summary>The published program lives through ten years of the desk on a virtual clock, and through a year in which a mail server loses what it took.</summary>
internal static class PromisesProof
{
    public static async Task<ProofResult> RunAsync()
    {
        var (code, years, broken) = await SimulateAsync("--years", "10", "--seed", "7");
        var (controlCode, control, _) = await SimulateAsync("--years", "1", "--seed", "7", "--drop", "100");
        return new(
            $"{years.TrimEnd('.')}; with one letter in a hundred dropped: {control.TrimEnd('.')}",
            [
                .. code == 0 ? Array.Empty<string>() : ["promises were broken", .. broken.Split('\n', StringSplitOptions.RemoveEmptyEntries)],
                .. controlCode == 1 ? Array.Empty<string>() : ["the control was not reported"],
            ]);
    }

    private static async Task<(int Code, string Counts, string Broken)> SimulateAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(await PublishedSite.ProgramAsync(), ["promises", "simulate", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Years of one thread's work: nothing of it is gained by profiles for later, or by collecting garbage beside it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, (await output).Trim(), await errors);
    }
}
