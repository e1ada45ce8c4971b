using System.Text.Json.Nodes;

namespace DitSite.Content.Documents;

/// <summary>One item as a source yields it, in the shape of Umbraco's Content Delivery API v2.</summary>
/// <param name="Id">The permanent key.</param>
/// <param name="ContentType">Alias of its content type.</param>
/// <param name="Name">What editors call it.</param>
/// <param name="Path">Its route from the root: <c>/courses/dit-refresher/</c>, <c>/courses/dit-refresher/dates/2022-06-10/</c>, <c>/terms/</c>.</param>
/// <param name="Properties">camelCase aliases; dates as <c>yyyy-MM-dd</c>, times as <c>HH:mm:ss</c>, rows as arrays of objects, references as paths.</param>
public sealed record ContentDocument(Guid Id, string ContentType, string Name, string Path, JsonObject Properties)
{
    /// <summary>Where it was read from, for findings: a file below the content folder, or an address of the CMS.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Line of each property in its file (dotted path: <c>fees[0].amount</c>), and of the first line of the body under <c>body</c>.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();
}
