using System.ComponentModel.DataAnnotations;

namespace DitSite.Content.Umbraco;

/// <summary>Where a headless Umbraco is, and how it is asked. Without <see cref="BaseUrl"/> the content folder is the source.</summary>
public sealed class UmbracoOptions : IValidatableObject
{
    public const string Section = "Umbraco";

    /// <summary>The header in which Umbraco's webhooks carry <see cref="WebhookSecret"/>.</summary>
    public const string SecretHeader = "X-Webhook-Secret";

    private const int ShortestSecret = 32;

    /// <summary>Address of Umbraco, such as <c>https://cms.example.org</c>. The site reads content and media from nowhere else.</summary>
    public string BaseUrl { get; set => field = value.Trim().TrimEnd('/'); } = "";

    /// <summary>Key of the Delivery API. Needed for previews, and where public access to the API is off.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Key or URL segment of the site's root, where one Umbraco holds several sites.</summary>
    public string StartItem { get; set; } = "";

    /// <summary>Items asked for at once.</summary>
    [Range(2, 1000, ErrorMessage = "Umbraco:PageSize must be a whole number from 2 to 1000.")]
    public int PageSize { get; set; } = 100;

    /// <summary>Seconds that one answer may take, its body included.</summary>
    [Range(1, 120, ErrorMessage = "Umbraco:TimeoutSeconds must be a whole number from 1 to 120.")]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds between looks, give or take a fifth. Webhooks make changes appear sooner; the look is the net.</summary>
    [Range(5, 3600, ErrorMessage = "Umbraco:PollSeconds must be a whole number from 5 to 3600.")]
    public int PollSeconds { get; set; } = 60;

    /// <summary>The largest list of items that is read, in megabytes, unpacked.</summary>
    [Range(1, 64, ErrorMessage = "Umbraco:LargestAnswerMegabytes must be a whole number from 1 to 64.")]
    public int LargestAnswerMegabytes { get; set; } = 8;

    /// <summary>The largest media file that is passed on, in megabytes.</summary>
    [Range(1, 100, ErrorMessage = "Umbraco:LargestMediaMegabytes must be a whole number from 1 to 100.")]
    public int LargestMediaMegabytes { get; set; } = 20;

    /// <summary>Space that copies of media may take on disk, in megabytes; the oldest go first.</summary>
    [Range(10, 100_000, ErrorMessage = "Umbraco:MediaCacheMegabytes must be a whole number from 10 to 100000.")]
    public int MediaCacheMegabytes { get; set; } = 500;

    /// <summary>What a webhook shows to be believed. Without one, webhooks are not taken.</summary>
    public string WebhookSecret { get; set; } = "";

    public bool IsSet => BaseUrl.Length > 0;

    /// <summary>Address of Umbraco with a slash at its end. Never throws; only meaningful where <see cref="IsSet"/>.</summary>
    public Uri Address => Uri.TryCreate(BaseUrl + "/", UriKind.Absolute, out var address) ? address : new("about:blank");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSet && !IsUsable(Address))
        {
            yield return new("Umbraco:BaseUrl must be the https address of Umbraco without query or sign-in, such as https://cms.example.org; http is taken on this machine only.");
        }

        if (!IsHeader(ApiKey))
        {
            yield return new("Umbraco:ApiKey must be one word of plain characters, as set in Umbraco's Delivery API.");
        }

        if (!IsHeader(StartItem))
        {
            yield return new("Umbraco:StartItem must be the key or the URL segment of the site's root in Umbraco.");
        }

        if (!IsHeader(WebhookSecret) || WebhookSecret.Length is > 0 and < ShortestSecret)
        {
            yield return new($"Umbraco:WebhookSecret must be one word of at least {ShortestSecret} plain characters; make it with a password generator.");
        }
    }

    private static bool IsUsable(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    private static bool IsHeader(string value) => value.All(c => c is > ' ' and < '\u007f');
}
