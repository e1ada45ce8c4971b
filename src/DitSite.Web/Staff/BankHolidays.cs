using DitSite.Bookings.WorkingDays;
using DitSite.Content.Facts;
using DitSite.Content.Rules;

namespace DitSite.Web.Staff;

/// <summary>Whether the bank holidays that working days are counted by reach far enough ahead.</summary>
internal static class BankHolidays
{
    /// <summary>A finding from here on.</summary>
    private const int MonthsAhead = 12;

    /// <param name="today">London's date.</param>
    /// <returns>Nothing while they reach a year ahead.</returns>
    public static IEnumerable<Finding> Findings(DateOnly today)
    {
        if (WorkingDayCalendar.KnownUntil < today.AddMonths(MonthsAhead))
        {
            yield return new(
                Severity.Due, "bank-holidays", "src/DitSite.Bookings/WorkingDays/england-and-wales.txt", 0, "",
                $"The bank holidays are known until {UkText.Date(WorkingDayCalendar.KnownUntil)}, which is less than 12 months ahead. Later days are counted by their weekday alone. Add the years that gov.uk has published since.");
        }
    }
}
