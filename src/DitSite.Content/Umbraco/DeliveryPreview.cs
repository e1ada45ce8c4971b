using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Preview;
using DitSite.Content.Rules;

namespace DitSite.Content.Umbraco;

/// <summary>Asks Umbraco for its drafts, with the key that only this program has.</summary>
/// <remarks>
/// A draft that was never published has no route: it comes as <c>/preview-&lt;key&gt;/</c>. Its place is then made from the segment that its
/// editor wrote, or its name, and for a run from the course above it.
/// </remarks>
public sealed class DeliveryPreview(DeliveryClient client, UmbracoOptions options) : IPreviewSource
{
    /// <exception cref="DeliveryException">There is no key, or no answer.</exception>
    public async Task<ContentBatch> ReadDraftsAsync(CancellationToken cancellationToken)
    {
        if (options.ApiKey.Length == 0)
        {
            throw new DeliveryException("Drafts can't be read until Umbraco:ApiKey is set.", isTransient: false);
        }

        var list = await DeliveryList.ReadAsync(client, options.PageSize, preview: true, cancellationToken);
        var findings = new List<Finding>();
        var documents = new List<ContentDocument>();
        var moved = new Dictionary<string, string>();
        foreach (var item in list.Items)
        {
            var route = IsDraft(item) ? await RouteAsync(item, cancellationToken) : null;
            if (DeliveryReader.OfTheSite.Read(item, findings, route) is not { } document)
            {
                continue;
            }

            documents.Add(document);
            if (route is not null && UmbracoModel.Path(document.ContentType, DeliveryReader.Route(item)!) is { } before)
            {
                moved[before] = document.Path;
            }
        }

        documents.ForEach(document => Follow(document, moved));
        return new(documents, findings);
    }

    private static bool IsDraft(JsonElement item) => DeliveryReader.Text(item, "id") is { } id && DeliveryReader.Route(item) == $"/preview-{id}/";

    private async Task<string> RouteAsync(JsonElement item, CancellationToken cancellationToken)
    {
        var own = Segment(item);
        if (DeliveryReader.Text(item, "contentType") != "courseRun")
        {
            return $"/{own}/";
        }

        var answer = await client.GetJsonAsync($"umbraco/delivery/api/v2/content?fetch=ancestors:{DeliveryReader.Text(item, "id")}&sort=level:asc&take=100", preview: true, cancellationToken);
        var course = DeliveryList.Page(answer.Body).LastOrDefault(above => DeliveryReader.Text(above, "contentType") == "course");
        return course.ValueKind == JsonValueKind.Undefined ? $"/{own}/" : $"/{(IsDraft(course) ? Segment(course) : DeliveryReader.Route(course)!.Trim('/'))}/{own}/";
    }

    private static string Segment(JsonElement item)
    {
        var written = item.TryGetProperty("properties", out var properties) ? DeliveryReader.Text(properties, UmbracoModel.AddressAlias) : null;
        var text = string.IsNullOrWhiteSpace(written) ? DeliveryReader.Text(item, "name") ?? "" : written;
        return string.Join('-', string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // What refers to a draft names the route that is none.
    private static void Follow(ContentDocument document, Dictionary<string, string> moved)
    {
        foreach (var property in ContentModel.Types.Single(type => type.Alias == document.ContentType).Properties.Where(property => property.Kind == PropertyKind.Reference))
        {
            if (document.Properties[property.Alias] is JsonValue value && value.TryGetValue<string>(out var path) && moved.TryGetValue(path, out var real))
            {
                document.Properties[property.Alias] = real;
            }
        }
    }
}
