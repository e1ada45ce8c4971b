namespace DitSite.Cms.Rules;

/// <summary>Names that the site and its CMS agree on.</summary>
internal static class CmsNames
{
    /// <summary>The header in which webhooks show their secret.</summary>
    public const string SecretHeader = "X-Webhook-Secret";

    /// <summary>The origin of a document that comes from the CMS.</summary>
    public static string Origin(Guid key) => $"umbraco/document/{key}";
}
