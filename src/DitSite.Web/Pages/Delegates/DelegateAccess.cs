using DitSite.Bookings;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outcomes;
using DitSite.Web.Security;

namespace DitSite.Web.Pages.Delegates;

/// <summary>Lets the holder of a delegate's link session see their own outcome. Everybody else is told the same, whether there is one or not.</summary>
public sealed class DelegateAccess(DelegateLinks links, Register register)
{
    public async Task<RegisterLine?> FindAsync(HttpRequest request, string reference, CancellationToken cancellation) =>
        LinkSessionCookie.Read(request) is { } token
        && await links.SessionAsync(token, cancellation) is { } opened
        && BookingReference.TryParse(reference, out var asked) && opened == asked
            ? await register.FindAsync(opened, cancellation)
            : null;
}
