using System.Globalization;

namespace DitSite.Tests;

/// <summary>How much of a long proof a run of the tests does: 1 unless <c>TEST_SCALE</c> says more.</summary>
public static class Scale
{
    private static readonly double Factor =
        double.TryParse(Environment.GetEnvironmentVariable("TEST_SCALE"), NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;

    /// <summary>Whether what the small size leaves to the proofs is done too: with 2 and more.</summary>
    public static bool InFull => Of(1) >= 2;

    public static int Of(int count) => Math.Max(1, (int)Math.Round(count * Factor));
}
