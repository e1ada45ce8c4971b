namespace DitSite.Bookings.Storage;

/// <summary>A pattern for LIKE that takes what a person typed as it stands.</summary>
internal static class LikePattern
{
    /// <summary>What the query has to name as its escape character.</summary>
    public const string Escape = "\\";

    public static string Containing(string text) => "%" + text.Trim()
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
}
