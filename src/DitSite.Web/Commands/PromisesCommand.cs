using System.Globalization;
using DitSite.Bookings.Simulation;

namespace DitSite.Web.Commands;

/// <summary><c>promises simulate [--years 10] [--seed 7] [--drop 100]</c>: lives through years of courses on a virtual clock and counts the promises broken.</summary>
internal static class PromisesCommand
{
    private const string Usage = "Usage: promises simulate [--years <1 to 50>] [--seed <number>] [--drop <one letter in so many, as a control>]";

    private const double DaysInYear = 365.25;

    /// <summary>Memory, where the system offers a folder in it: each write is flushed to the disk, and years have many.</summary>
    private const string Memory = "/dev/shm";

    /// <returns>0 only when no promise was broken, 1 when one was, 2 when mistyped.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var given = new Dictionary<string, int> { ["--years"] = 10, ["--seed"] = 7 };
        for (var i = 2; i < args.Length; i += 2)
        {
            if (args[i] is not ("--years" or "--seed" or "--drop") || i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await errors.WriteLineAsync(Usage);
                return 2;
            }

            given[args[i]] = number;
        }

        if (given["--years"] is < 1 or > 50 || given.GetValueOrDefault("--drop", 1) < 1)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var result = await SimulateAsync((int)(given["--years"] * DaysInYear), given["--seed"], given.TryGetValue("--drop", out var drop) ? drop : null);
        foreach (var broken in result.Late.Distinct().Take(20))
        {
            await errors.WriteLineAsync(broken);
        }

        await output.WriteLineAsync(result.ToString());
        return result.Broken == 0 ? 0 : 1;
    }

    private static async Task<SimulationResult> SimulateAsync(int days, int seed, int? drop)
    {
        var folder = Directory.Exists(Memory) ? Directory.CreateDirectory(Path.Combine(Memory, $"simulation-{Guid.NewGuid():N}")) : Directory.CreateTempSubdirectory("simulation-");
        try
        {
            var settings = new Dictionary<string, string?> { ["Data:Folder"] = folder.FullName };
            return await SimulatedYears.RunAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), days, seed, drop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
