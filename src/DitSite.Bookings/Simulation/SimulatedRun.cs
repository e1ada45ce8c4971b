using DitSite.Bookings.Sales;
using DitSite.Bookings.WorkingDays;

namespace DitSite.Bookings.Simulation;

/// <summary>A run of the simulated world, with what the world itself knows of it: who has a place, who waits in which order, who has an offer.</summary>
internal sealed class SimulatedRun(int number, DateOnly starts, int capacity, DateTimeOffset opens)
{
    public const int JoiningDays = 1;
    public const int NoticeDays = 5;

    /// <summary>People book until the end of the day so many days before; an outage of a day then leaves time for a letter.</summary>
    private const int ClosesDaysBefore = 3;

    /// <summary>An offer lasts so many working days, and none lasts beyond so many before the course.</summary>
    private const int WaitingDays = 2;

    private static readonly TimeSpan ShortestOffer = TimeSpan.FromHours(4);

    private int sequence;

    public Guid Key { get; } = Guid.NewGuid();

    public DateOnly Starts { get; private set; } = starts;

    public int Capacity { get; } = capacity;

    public List<SimulatedBooking> Bookings { get; } = [];

    /// <summary>In the order in which they confirmed.</summary>
    public List<SimulatedWaiter> Waiting { get; } = [];

    /// <summary>What gets people in; changes when staff change it.</summary>
    public string? Instructions { get; set; }

    public int InstructionsVersion { get; set; }

    public DateTimeOffset EndsAt => LondonDate.At(Starts, new(17, 0));

    public DateTimeOffset ClosesAt => LondonDate.EndOf(Starts.AddDays(-ClosesDaysBefore));

    /// <summary>Five in the afternoon of the last working day before, counted day by day and not with the code under test.</summary>
    public DateTimeOffset JoiningDue => LondonDate.At(Before(Starts, JoiningDays), new(17, 0));

    public DateTimeOffset NoticeDue(DateOnly first) => LondonDate.At(Before(first, NoticeDays), new(17, 0));

    public int Free(DateTimeOffset now) => Capacity - Bookings.Count(booking => booking.Stands) - Waiting.Count(waiter => waiter.HasOffer(now));

    /// <summary>The rule of the waiting list once more, as people would check it: who confirmed first and has had nothing is next.</summary>
    public void OfferNext(DateTimeOffset now)
    {
        while (Free(now) > 0 && Waiting.FirstOrDefault(waiter => waiter.OfferedAt is null && !waiter.Over) is { } next)
        {
            var cutOff = LondonDate.At(Before(Starts, WaitingDays), new(17, 0));
            cutOff = ClosesAt < cutOff ? ClosesAt : cutOff;
            var ends = LondonDate.EndOf(WorkingDayCalendar.Add(LondonDate.Of(now), WaitingDays));
            ends = ends < cutOff ? ends : cutOff;
            if (ends - now < ShortestOffer)
            {
                return;
            }

            (next.OfferedAt, next.OfferEnds, next.OfferedFor) = (now, ends, Starts);
        }
    }

    public void LetOffersEnd(DateTimeOffset now)
    {
        foreach (var waiter in Waiting.Where(waiter => waiter.OfferedAt is not null && !waiter.Over && waiter.OfferEnds <= now))
        {
            waiter.Over = true;
        }

        OfferNext(now);
    }

    public void Move(DateOnly to)
    {
        Starts = to;
        sequence++;
    }

    public SellableRun ToSellable() => new()
    {
        RunKey = Key,
        Capacity = Capacity,
        OpensAt = opens,
        ClosesAt = ClosesAt,
        Prices = [new("standard", PriceKind.Fee, "Course fee", 100m)],
        Facts = new()
        {
            CourseTitle = $"Course {number}",
            RunPath = $"/courses/simulated/dates/{number}",
            DatesText = Letters.LetterDates.Of(Starts),
            TimesText = "10:00 to 17:00, UK time",
            PlaceText = "Online",
            Starts = Starts,
            Ends = Starts,
            EndsAt = EndsAt,
            JoiningText = "We email the joining instructions at least 1 working day before the course.",
            JoiningWorkingDays = JoiningDays,
            NoticeWorkingDays = NoticeDays,
            Calendar = $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{Key}\r\nSEQUENCE:{sequence}\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        },
    };

    public static DateOnly Before(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingDayCalendar.BankHolidays.ContainsKey(day))
            {
                workingDays--;
            }
        }

        return day;
    }
}

/// <summary>A booking as its people know it.</summary>
internal sealed class SimulatedBooking(BookingReference reference, string booker, string attends, DateTimeOffset bookedAt, DateOnly knows)
{
    public BookingReference Reference => reference;

    public string Booker => booker;

    public string Attends => attends;

    /// <summary>When they came to this run: booked, or moved from another.</summary>
    public DateTimeOffset BookedAt => bookedAt;

    public bool Stands { get; set; } = true;

    /// <summary>The date they were last told, or booked.</summary>
    public DateOnly Knows { get; set; } = knows;

    /// <summary>Told of a change, and free to accept it, to move or to cancel.</summary>
    public bool Asked { get; set; }

    /// <summary>The letter about the change has come.</summary>
    public bool HeardOfChange { get; set; }

    public IReadOnlyList<string> Addresses { get; } = [.. new[] { booker, attends }.Distinct()];
}

/// <summary>Somebody who waits.</summary>
internal sealed class SimulatedWaiter(string email, string token)
{
    public string Email => email;

    public string Token => token;

    public DateTimeOffset? OfferedAt { get; set; }

    public DateTimeOffset? OfferEnds { get; set; }

    /// <summary>The date they were last told.</summary>
    public DateOnly OfferedFor { get; set; }

    /// <summary>Booked, declined, or passed over by time.</summary>
    public bool Over { get; set; }

    /// <summary>The letter with the offer has come.</summary>
    public bool Heard { get; set; }

    public bool HasOffer(DateTimeOffset now) => OfferedAt is not null && !Over && OfferEnds > now;
}
