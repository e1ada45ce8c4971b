using System.Globalization;

namespace DitSite.Web.Components.Forms;

/// <summary>A month and year as they were typed.</summary>
public sealed class MonthAnswer
{
    public string? Month { get; set; }

    public string? Year { get; set; }

    public static MonthAnswer From(DateOnly? month) => month is { } date
        ? new() { Month = date.Month.ToString(CultureInfo.InvariantCulture), Year = date.Year.ToString(CultureInfo.InvariantCulture) }
        : new();

    /// <summary>First day of the month, or null where it is empty or wrong.</summary>
    public DateOnly? FirstDay => DateText.ReadMonth(Month, Year).Date;
}
