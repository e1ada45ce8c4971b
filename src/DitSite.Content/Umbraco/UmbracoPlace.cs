namespace DitSite.Content.Umbraco;

/// <summary>Where an item is in the CMS: what stands as a document's origin, and leads an editor to it.</summary>
public static class UmbracoPlace
{
    private const string Document = "umbraco/document/";

    /// <summary>Of what has no key to go by.</summary>
    internal const string Unknown = "umbraco";

    /// <summary>The origin of an item. It holds no address, so that a move of the CMS changes nothing that is kept.</summary>
    public static string Of(Guid key) => $"{Document}{key}";

    /// <summary>The back office page on which the item of an origin is edited; null when the origin is not the CMS's.</summary>
    public static Uri? EditingPage(string origin, UmbracoOptions options) =>
        options.IsSet && origin.StartsWith(Document, StringComparison.Ordinal) && Guid.TryParse(origin[Document.Length..], out var key)
            ? new(options.Address, $"umbraco/section/content/workspace/document/edit/{key}") : null;

    /// <summary>The back office's section for content.</summary>
    public static Uri BackOffice(UmbracoOptions options) => new(options.Address, "umbraco/section/content");
}
