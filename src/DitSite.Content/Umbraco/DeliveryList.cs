using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DitSite.Content.Umbraco;

/// <summary>Every item that the CMS lists.</summary>
/// <param name="IsCached">Part of it came out of a cache.</param>
internal sealed record DeliveryList(IReadOnlyList<JsonElement> Items, bool IsCached)
{
    // Further than any such site goes: a list that never ends must not fill the memory.
    private const int MostItems = 20_000;
    private const int Attempts = 3;

    /// <summary>Changes whenever an item comes, goes or is published again.</summary>
    public string Fingerprint { get; } = Hash(Items);

    /// <summary>Reads page by page until a short one: the total that comes with a page is not reliable.</summary>
    /// <remarks>
    /// Pages overlap by one item. When that is not the same in both, the list moved in between and might lack an item, so it is read
    /// from its beginning. The order is always asked for: the CMS's own changes with a restart. Pickers are not expanded: type and route
    /// of what they name are there without it, which is all that a reference is.
    /// </remarks>
    public static async Task<DeliveryList> ReadAsync(DeliveryClient client, int pageSize, bool preview, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryReadAsync(client, pageSize, preview, cancellationToken) is { } whole)
            {
                return whole;
            }
        }

        throw new DeliveryException("The CMS's list of items did not hold still while it was read.", isTransient: true);
    }

    private static async Task<DeliveryList?> TryReadAsync(DeliveryClient client, int pageSize, bool preview, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        var cached = false;
        while (true)
        {
            var skip = Math.Max(0, items.Count - 1);
            var answer = await client.GetJsonAsync($"umbraco/delivery/api/v2/content?sort=createDate:asc&sort=name:asc&skip={skip}&take={pageSize}", preview, cancellationToken);
            cached |= answer.IsCached;
            var page = Page(answer.Body);
            if (items.Count > 0 && (page.Count == 0 || Id(page[0]) != Id(items[^1])))
            {
                return null;
            }

            items.AddRange(items.Count == 0 ? page : page.Skip(1));
            if (page.Count < pageSize)
            {
                return new(items, cached);
            }

            if (items.Count > MostItems)
            {
                throw new DeliveryException($"The CMS lists more than {MostItems} items.", isTransient: false);
            }
        }
    }

    internal static List<JsonElement> Page(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonDocument.Parse(body).RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
            {
                return [.. items.EnumerateArray()];
            }
        }
        catch (JsonException problem)
        {
            throw new DeliveryException("The CMS's answer is not whole JSON.", isTransient: true, problem);
        }

        throw new DeliveryException("The CMS's answer is not a list of items.", isTransient: false);
    }

    private static string? Id(JsonElement item) => DeliveryReader.Text(item, "id");

    private static string Hash(IEnumerable<JsonElement> items) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', items.Select(item => $"{Id(item)} {DeliveryReader.Text(item, "updateDate")}").Order(StringComparer.Ordinal)))));
}
