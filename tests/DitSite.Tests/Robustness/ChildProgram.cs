namespace DitSite.Tests.Robustness;

/// <summary>What the tests do in a program of its own, so that it can be killed.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is [SaveCrash.Verb, var folder])
        {
            await SaveCrash.SaveForeverAsync(folder);
        }

        return 2;
    }
}
