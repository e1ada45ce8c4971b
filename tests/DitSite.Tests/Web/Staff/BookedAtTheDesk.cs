using System.Text.RegularExpressions;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Content;
using DitSite.Tests.Bookings;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

/// <summary>A booking made by the site's own code, and its booker's link opened in a browser.</summary>
internal static partial class BookedAtTheDesk
{
    /// <summary>On the first open run of the test refresher.</summary>
    public static async Task<BookingReference> BookAsync(SiteFactory site, string name = "ann", Func<BookPlace, BookPlace>? change = null)
    {
        var run = site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.First(one => one.IsOpen(DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime)));
        var fee = run.Fees.First(option => option.Amount is not null);
        var command = Examples.Booking(name) with { RunKey = run.Key, FeeCode = fee.Code, TotalShown = fee.Amount!.Value };
        var result = await site.Services.GetRequiredService<PlaceBooking>().BookPlaceAsync(change?.Invoke(command) ?? command);
        return Assert.IsType<BookPlaceResult.Booked>(result).Reference;
    }

    public static async Task OpenAsync(SiteFactory site, SiteClient browser, BookingReference reference, string email)
    {
        var letter = await site.Mail.FirstAsync(mail => mail.To == email && mail.Text.Contains($"/bookings/{reference}?link=", StringComparison.Ordinal));
        var page = await browser.GetPageAsync(Link().Match(letter.Text).Value);
        using var opened = await browser.SubmitAsync(page, []);
        Assert.Equal($"/bookings/{reference}", opened.Headers.Location?.OriginalString);
    }

    [GeneratedRegex(@"/bookings/[A-Z2-9]{4}-[A-Z2-9]{4}\?link=[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
