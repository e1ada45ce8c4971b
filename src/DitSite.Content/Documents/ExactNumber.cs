using System.Text.Json.Nodes;

namespace DitSite.Content.Documents;

/// <summary>A number as every source writes it: 137.50 and 137.5 are the same value and get the same text.</summary>
internal static class ExactNumber
{
    // Dividing by a one of 28 decimals takes the zeros off the end.
    public static JsonNode Node(decimal number) => JsonValue.Create(number / 1.0000000000000000000000000000m);
}
