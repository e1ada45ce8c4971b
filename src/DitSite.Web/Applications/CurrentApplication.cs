using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Web.Links;

namespace DitSite.Web.Applications;

/// <summary>The application that this request's session may see. One per request.</summary>
public sealed class CurrentApplication(ApplicationLinks links, ApplicationReader reader)
{
    private ApplicationView? view;

    public ApplicationView View => view ?? throw new InvalidOperationException("The page asked for an application without being an applicant's page.");

    public BookingReference Reference => View.Reference;

    public string Home => ApplyLinks.Application(Reference);

    /// <summary>Everybody without a session for it is told the same, whether the reference exists or not.</summary>
    public async Task<bool> FindAsync(HttpContext context, string? reference, CancellationToken cancellation)
    {
        if (ApplicationCookie.Read(context.Request) is not { } token || !BookingReference.TryParse(reference, out var asked)
            || await links.SessionAsync(token, asked, cancellation) is not { } id)
        {
            return false;
        }

        view = await reader.FindAsync(id, cancellation);
        ApplicationCookie.Open(context.Response, token);
        return view is not null;
    }
}
