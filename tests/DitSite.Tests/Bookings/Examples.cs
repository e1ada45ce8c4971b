using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;

namespace DitSite.Tests.Bookings;

/// <summary>A run and a booking to start from; a test changes what it is about.</summary>
public static class Examples
{
    public static readonly Guid RunKey = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0001");

    public static SellableRun Run(int capacity = 10) => new()
    {
        RunKey = RunKey,
        Capacity = capacity,
        OpensAt = BookingsHost.Now.AddDays(-1),
        ClosesAt = new(2027, 3, 11, 0, 0, 0, TimeSpan.Zero),
        Prices = [new("full", PriceKind.Fee, "Refresher day", 137.31m), new("book", PriceKind.AddOn, "The handbook", 23.50m)],
        Facts = Facts,
    };

    public static SoldFacts Facts => new()
    {
        CourseTitle = "Refresher day",
        RunPath = "/courses/refresher/dates/2027-03-12",
        DatesText = "Friday 12 March 2027",
        TimesText = "10:00 to 17:00, UK time",
        PlaceText = "Online, live",
        Starts = new(2027, 3, 12),
        Ends = new(2027, 3, 12),
        EndsAt = new(2027, 3, 12, 17, 0, 0, TimeSpan.Zero),
        JoiningText = "We send joining instructions one working day before.",
        VatText = "exempt",
        Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    };

    public static BookPlace Booking(string name = "ann", Guid? run = null) => new()
    {
        IdempotencyKey = Guid.NewGuid().ToString("N"),
        RunKey = run ?? RunKey,
        Booker = new(name, $"{name}@people.test"),
        Delegate = new(name, $"{name}@people.test"),
        TrainingCompleted = new(2024, 5, 1),
        SystemRequirementsConfirmed = true,
        Payer = PayerKind.Self,
        FeeCode = "full",
        TotalShown = 137.31m,
        TermsVersion = "2027-01",
        TermsHash = new('a', 64),
    };
}
