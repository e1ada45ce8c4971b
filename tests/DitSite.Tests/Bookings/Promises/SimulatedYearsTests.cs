using DitSite.Bookings.Simulation;
using Microsoft.Extensions.Configuration;

namespace DitSite.Tests.Bookings.Promises;

/// <summary>A few months of what <c>promises simulate</c> does for ten years.</summary>
public sealed class SimulatedYearsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Months_OfCoursesMovesAndOutages_BreakNoPromise()
    {
        var result = await RunAsync(Scale.Of(120), null);

        Assert.True(result.Broken == 0, $"{result} {string.Join("; ", result.Late)}");
        Assert.True(result is { Courses: > 1, Bookings: > 20, Offers: > 0, Moves: > 0, Letters: > 100, Kept: > 20 }, $"{result}");
    }

    /// <summary>The control: a mail server that says it took a letter and drops one in fifteen.</summary>
    [Fact]
    public async Task Months_InWhichOneLetterInFifteenIsDropped_AreReported()
    {
        var result = await RunAsync(120, 15);

        Assert.True(result.Dropped > 0, $"{result}");
        Assert.True(result.Broken >= result.Dropped, $"{result}");
        Assert.Contains(result.Late, broken => broken.Contains("never arrived", StringComparison.Ordinal));
    }

    private Task<SimulationResult> RunAsync(int days, int? dropOneIn) =>
        SimulatedYears.RunAsync(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder.Path }).Build(), days, 7, dropOneIn);
}
