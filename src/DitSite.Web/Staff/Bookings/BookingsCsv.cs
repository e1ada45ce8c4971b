using System.Globalization;
using System.Text;
using CsvHelper;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;

namespace DitSite.Web.Staff.Bookings;

/// <summary>The bookings of a run as a file for a spreadsheet. A cell that a spreadsheet would run as a formula is defused.</summary>
internal static class BookingsCsv
{
    private static readonly string[] Columns = ["Reference", "State", "Booked (UK time)", "Booker", "Delegate", "Delegate e-mail", "Course", "Dates", "Total"];

    public static void MapBookingsCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/bookings/runs/{key:guid}.csv", DownloadAsync).RequireAuthorization(StaffPolicies.Bookings);

    private static async Task<IResult> DownloadAsync(Guid key, HttpContext context, BookingsDesk desk, StaffAudit audit, CancellationToken cancellation)
    {
        if ((await desk.RunsAsync(cancellation)).All(run => run.RunKey != key))
        {
            return Results.NotFound();
        }

        var bookings = await desk.OfRunAsync(key, cancellation);
        await audit.RecordAsync(context.User.Did("exported-run", key.ToString()), cancellation);
        return Results.File(Write(bookings), "text/csv; charset=utf-8", $"bookings-{key:N}.csv");
    }

    internal static byte[] Write(IReadOnlyList<DeskBooking> bookings)
    {
        using var stream = new MemoryStream();

        // Spreadsheets on Windows read a file without a byte order mark in another encoding.
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(stream, new() { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var booking in bookings)
            {
                csv.WriteRecord([booking.Reference.ToString(), StaffWords.State(booking.State), StaffTime.Of(booking.BookedAt), booking.BookerName, booking.DelegateName,
                    booking.DelegateEmail, booking.CourseTitle, booking.DatesText, booking.Total.ToString("0.00", CultureInfo.InvariantCulture)]);
            }
        }

        return stream.ToArray();
    }
}
