using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Bookings;

/// <summary>Registers everything that is promised: places, bookings, links, mail.</summary>
public static class BookingsModule
{
    /// <summary>
    /// Reads <c>Bookings:*</c>, <c>Smtp:*</c> and <c>ConnectionStrings:Bookings</c>. The host supplies <see cref="TimeProvider"/> and
    /// configures <see cref="Letters.LetterOptions"/>. Migrations run before any hosted service starts.
    /// </summary>
    public static IServiceCollection AddBookings(this IServiceCollection services, IConfiguration configuration) =>
        throw new NotImplementedException();
}
