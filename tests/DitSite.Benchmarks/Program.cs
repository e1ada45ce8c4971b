using DitSite.Benchmarks.Pages;
using DitSite.Benchmarks.Proofs;

// proof          every figure, in order
// proof <name>   one of them
// answer         (of the program's own) a bare server of some bytes, to measure against
// The exit code is 1 when a figure is missed, 2 when the arguments name nothing.
if (args is [BareServer.Verb, .. var bytes])
{
    await BareServer.RunAsync(bytes);
    return 0;
}

if (args is not ["proof", .. var names] || names.Except(AllProofs.Names).Any())
{
    Console.Error.WriteLine($"Usage: proof [{string.Join(" | ", AllProofs.Names)}]");
    return 2;
}

return await ProofTable.RunAsync(AllProofs.Named(names), Console.Out) ? 0 : 1;
