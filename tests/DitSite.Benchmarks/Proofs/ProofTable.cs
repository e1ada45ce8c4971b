using System.Diagnostics;
using System.Globalization;

namespace DitSite.Benchmarks.Proofs;

/// <summary>Runs proofs and prints them as a dated Markdown table, each row as soon as it is known.</summary>
internal static class ProofTable
{
    /// <returns>Whether every claim holds.</returns>
    public static async Task<bool> RunAsync(IEnumerable<Proof> proofs, TextWriter output)
    {
        var today = TimeProvider.System.GetUtcNow().ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        output.WriteLine($"Measured on {today} with {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        output.WriteLine();
        output.WriteLine("| Proof | Claim | Measured | Time | Holds |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        List<string> faults = [];
        foreach (var proof in proofs)
        {
            var watch = Stopwatch.StartNew();
            var result = await RunAsync(proof);
            output.WriteLine($"| {proof.Name} | {proof.Claim} | {result.Figures} | {watch.Elapsed.TotalSeconds:0} s | {(result.Faults.Count == 0 ? "yes" : "**no**")} |");
            faults.AddRange(result.Faults.Select(fault => $"{proof.Name}: {fault}"));
        }

        output.WriteLine();
        faults.ForEach(output.WriteLine);
        return faults.Count == 0;
    }

    private static async Task<ProofResult> RunAsync(Proof proof)
    {
        try
        {
            return await proof.RunAsync();
        }
        catch (Exception fault)
        {
            // One proof that breaks must not hide what the others say.
            return new("did not finish", [fault.ToString()]);
        }
    }
}
