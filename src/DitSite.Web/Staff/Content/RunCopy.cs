using System.Globalization;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Editing;

namespace DitSite.Web.Staff.Content;

/// <summary>A run on new dates, with everything else as it was.</summary>
internal static class RunCopy
{
    private static readonly string[] Days = ["starts", "ends", "opens", "closes"];
    private static readonly string[] NotCopied = ["movedFrom", "updated", "sequence", "published", "address", "editorNotes"];

    /// <summary>A sample run has no day to count from.</summary>
    public static bool CanCopy(EditedItem item) => item.Type.Alias == "courseRun" && FirstDay(item) is not null;

    /// <summary>First day of a run; null while it has none.</summary>
    public static DateOnly? FirstDay(EditedItem run) => PropertyValues.ParseDate(run.Document?.Properties["starts"]?.ToString() ?? "");

    /// <summary>Null where the weekday is kept, else the nearest day on which it would be.</summary>
    public static DateOnly? Nearest(DateOnly first, DateOnly wanted)
    {
        var off = ((int)wanted.DayOfWeek - (int)first.DayOfWeek + 7) % 7;
        return off == 0 ? null : off <= 3 ? wanted.AddDays(-off) : wanted.AddDays(7 - off);
    }

    /// <summary>All days of the run move by the same number, those of booking with them.</summary>
    /// <param name="first">First day of the run that is copied.</param>
    public static JsonObject To(JsonObject run, DateOnly first, DateOnly wanted)
    {
        var copy = (JsonObject)run.DeepClone();
        foreach (var alias in NotCopied)
        {
            copy.Remove(alias);
        }

        foreach (var alias in Days)
        {
            if (PropertyValues.ParseDate(copy[alias]?.ToString() ?? "") is { } day)
            {
                copy[alias] = day.AddDays(wanted.DayNumber - first.DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        copy["state"] = "scheduled";
        return copy;
    }
}
