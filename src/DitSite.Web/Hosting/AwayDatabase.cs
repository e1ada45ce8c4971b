using System.Globalization;
using DitSite.Bookings.Storage;

namespace DitSite.Web.Hosting;

/// <summary>
/// A page that needs the database while it is away answers 503 and says when to come back. Pages that don't need it go on, and so does this
/// one, once the database is back.
/// </summary>
internal static partial class AwayDatabase
{
    private const int ComeBackInSeconds = 5;

    public static void UseAwayDatabase(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<BookingsDatabase>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AwayDatabase).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception fault) when (!context.Response.HasStarted && database.IsAway(fault))
            {
                LogAway(logger, fault.GetType().Name);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = ComeBackInSeconds.ToString(CultureInfo.InvariantCulture);
                context.Response.Headers.CacheControl = "no-store";
            }
        });
    }

    [LoggerMessage(LogLevel.Warning, "The bookings database is away ({Fault}); a page was answered with 503.")]
    private static partial void LogAway(ILogger logger, string fault);
}
