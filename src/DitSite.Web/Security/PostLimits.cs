using System.Globalization;
using System.Threading.RateLimiting;

namespace DitSite.Web.Security;

/// <summary>
/// How many forms one client address may send in ten minutes, per kind of form. A hospital shares one address, so the limits leave room for
/// a whole team; they stop floods of mail, not people. Reading is never limited here.
/// </summary>
public static class PostLimits
{
    public const string BookingStart = "BookingStart";
    public const string NewLink = "NewLink";
    public const string Contact = "Contact";
    public const string ApplicationLink = "ApplicationLink";
    public const string MailingList = "MailingList";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, int> UsualLimits = new() { [BookingStart] = 60, [NewLink] = 10, [Contact] = 10, [MailingList] = 20, [ApplicationLink] = 20 };

    /// <summary>Limits may be changed by configuration, such as <c>PostLimits:Contact=5</c>.</summary>
    public static IServiceCollection AddPostLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        foreach (var (kind, usual) in UsualLimits)
        {
            limiter.AddPolicy(kind, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter((kind, http.Connection.RemoteIpAddress), _ => new()
                {
                    Window = Window,
                    PermitLimit = configuration.GetValue("PostLimits:" + kind, usual),
                })
                : RateLimitPartition.GetNoLimiter((kind, (System.Net.IPAddress?)null)));
        }
    });
}
