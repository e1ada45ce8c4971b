using DitSite.Bookings.Policies;

namespace DitSite.Web.Pages.Bookings;

/// <summary>A change that the booker confirms.</summary>
public sealed class BookerChange : PostedChange
{
    public ChangeOrder Order => new() { Key = Key, ChargeShown = Shown };
}
