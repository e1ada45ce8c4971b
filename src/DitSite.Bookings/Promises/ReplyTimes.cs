using DitSite.Bookings.WorkingDays;

namespace DitSite.Bookings.Promises;

/// <summary>By when somebody is answered. Where the content names no number of working days, the desk holds itself to these, and no page names them.</summary>
internal static class ReplyTimes
{
    /// <summary>A message from the contact page; what a cancellation costs.</summary>
    public const int AnswerWorkingDays = 5;

    /// <summary>A decision, once everything that others have to do for it is done.</summary>
    public const int DecisionWorkingDays = 20;

    /// <summary>Five in the evening, London time, so many working days after a day, which itself does not count.</summary>
    /// <param name="from">UTC.</param>
    public static DateTimeOffset Due(DateTimeOffset from, int workingDays) => LondonDate.EveningOf(WorkingDayCalendar.Add(LondonDate.Of(from), workingDays));
}
