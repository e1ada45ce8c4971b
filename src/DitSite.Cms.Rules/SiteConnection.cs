using System.ComponentModel.DataAnnotations;

namespace DitSite.Cms.Rules;

/// <summary>The site that this CMS serves. Without <see cref="Url"/> there are no previews and no webhooks, and the site finds changes by looking.</summary>
public sealed class SiteConnection : IValidatableObject
{
    public const string Section = "Site";

    private const int ShortestSecret = 32;

    /// <summary>Origin of the site, such as <c>https://www.example.org</c>.</summary>
    public string Url { get; set => field = value.Trim().TrimEnd('/'); } = "";

    /// <summary>Shown by the webhooks, and set at the site as <c>Umbraco:WebhookSecret</c>. Without it there are no webhooks.</summary>
    public string WebhookSecret { get; set; } = "";

    internal bool IsSet => Url.Length > 0;

    internal Uri At(string path) => new(Url + path);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsSet && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.AbsolutePath == "/" && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
        {
            yield return new ValidationResult("Site:Url must be the origin of the site, such as https://www.example.org; http only on this machine.", [nameof(Url)]);
        }

        if (WebhookSecret.Length is > 0 and < ShortestSecret)
        {
            yield return new ValidationResult($"Site:WebhookSecret must have at least {ShortestSecret} characters.", [nameof(WebhookSecret)]);
        }
    }
}
