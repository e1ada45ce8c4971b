using DitSite.Bookings.Sales;
using DitSite.Bookings.WorkingDays;
using Microsoft.Extensions.Configuration;

namespace DitSite.Bookings.Waiting;

/// <summary>How long a place is kept for somebody from the waiting list.</summary>
public sealed class WaitingOptions
{
    public const string Section = "WaitingList";

    /// <summary>An offer with less time than this left is not made.</summary>
    public static readonly TimeSpan ShortestOffer = TimeSpan.FromHours(4);

    /// <summary>An offer ends at the end of the working day so many after it was made.</summary>
    public int OfferWorkingDays { get; set; } = 2;

    /// <summary>No offer lasts beyond five in the afternoon so many working days before the run.</summary>
    public int CutOffWorkingDays { get; set; } = 2;

    internal void Read(IConfiguration section)
    {
        OfferWorkingDays = Number(section[nameof(OfferWorkingDays)], OfferWorkingDays);
        CutOffWorkingDays = Number(section[nameof(CutOffWorkingDays)], CutOffWorkingDays);
    }

    /// <summary>UTC; after it nothing is offered any more.</summary>
    internal DateTimeOffset CutOff(RunOnSale run)
    {
        var cutOff = LondonDate.EveningOf(WorkingDayCalendar.Add(run.Facts.Starts, -CutOffWorkingDays));
        return run.ClosesAt < cutOff ? run.ClosesAt : cutOff;
    }

    /// <summary>UTC; null: too late to offer anything.</summary>
    internal DateTimeOffset? EndOfOffer(RunOnSale run, DateTimeOffset now)
    {
        var (regular, last) = (LondonDate.EndOf(WorkingDayCalendar.Add(LondonDate.Of(now), OfferWorkingDays)), CutOff(run));
        var ends = regular < last ? regular : last;
        return run.IsOpen(now) && ends - now >= ShortestOffer ? ends : null;
    }

    private static int Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
