using System.Globalization;
using System.Text.Json.Nodes;

namespace DitSite.Content.Documents;

/// <summary>A number whatever its source wrote: 137.50 and 137.5 are the same value, and so is all that is made of them.</summary>
internal static class ExactNumber
{
    /// <summary>Null when it is larger than any amount can be.</summary>
    public static decimal? Of(JsonNode number) =>
        // Dividing by a one of 28 decimals takes the zeros off the end.
        decimal.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value / 1.0000000000000000000000000000m : null;
}
