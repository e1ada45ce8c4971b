namespace DitSite.Benchmarks.Proofs;

/// <summary>A property of the site, shown at full size.</summary>
internal sealed record Proof(string Name, string Claim, Func<Task<ProofResult>> RunAsync);

/// <param name="Figures">What was measured, in a sentence without a full stop.</param>
/// <param name="Faults">Why the claim does not hold; none: it does.</param>
internal sealed record ProofResult(string Figures, IReadOnlyList<string> Faults);
