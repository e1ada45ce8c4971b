namespace DitSite.Web.Components.Forms;

/// <summary>A date as it was typed, in three parts. Nothing is lost when it can't be read.</summary>
public sealed class DateAnswer
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public static DateAnswer From(DateOnly? date) => date is { } day
        ? new() { Day = Number(day.Day), Month = Number(day.Month), Year = Number(day.Year) }
        : new();

    /// <summary>The date, or null where it is empty or wrong; <see cref="DateText"/> tells which.</summary>
    public DateOnly? Date => DateText.Read(this).Date;

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
