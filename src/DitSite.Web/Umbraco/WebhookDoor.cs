using System.Security.Cryptography;
using System.Text;
using DitSite.Content.Umbraco;
using DitSite.Web.Security;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Umbraco;

/// <summary>
/// <c>POST /umbraco/webhook</c>: Umbraco says that something changed. It comes from a program and shows a secret, so the rule for posts
/// from pages does not hold for it. What it says is not read: deliveries overtake one another, and one sent again only makes the site look again.
/// </summary>
internal sealed partial class WebhookDoor(IOptions<UmbracoOptions> options, DeliveryApiSource source, TimeProvider clock, ILogger<WebhookDoor> logger)
{
    public const string Path = "/umbraco/webhook";

    // Umbraco's largest payload holds a whole item.
    private const int LargestBody = 1024 * 1024;

    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    private readonly byte[] secret = Digest(options.Value.WebhookSecret);
    private long warnedAt = long.MinValue;

    public async Task<int> KnockAsync(HttpRequest request)
    {
        if (options.Value.WebhookSecret.Length == 0)
        {
            return StatusCodes.Status404NotFound;
        }

        // Digests have one length, so that the comparison tells nothing of the secret's.
        if (!CryptographicOperations.FixedTimeEquals(Digest(request.Headers[UmbracoOptions.SecretHeader].ToString()), secret))
        {
            Warn();
            return StatusCodes.Status401Unauthorized;
        }

        if (request.ContentLength > LargestBody || !await LimitedBody.CopyAsync(request.Body, Stream.Null, LargestBody, request.HttpContext.RequestAborted))
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        source.Hint();
        return StatusCodes.Status202Accepted;
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private void Warn()
    {
        var now = clock.GetTimestamp();
        var before = Interlocked.Read(ref warnedAt);
        if ((before == long.MinValue || clock.GetElapsedTime(before, now) >= BetweenWarnings) && Interlocked.CompareExchange(ref warnedAt, now, before) == before)
        {
            LogRefused(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A webhook without the right secret was refused. Further ones in the next minute are not named.")]
    private static partial void LogRefused(ILogger logger);
}

internal static class WebhookRoute
{
    public static void MapWebhook(this IEndpointRouteBuilder routes) => routes
        .MapPost(WebhookDoor.Path, async (HttpContext context, WebhookDoor door) => Results.StatusCode(await door.KnockAsync(context.Request)))
        .WithMetadata(new SameOriginPosts.AllowedCrossSite(), new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(2 * 1024 * 1024));
}
