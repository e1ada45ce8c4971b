using DitSite.Content.Documents;

namespace DitSite.Content.Umbraco;

/// <summary>
/// Whether a list can be believed. One without the site, or with under half of what was last good, is believed only when two that are a
/// minute apart say the same: a CMS that has just started was seen to answer empty lists for that long.
/// </summary>
internal sealed class Doubt
{
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(60);

    private (string Items, DateTimeOffset At)? first;

    /// <returns>Null when the batch can be believed; otherwise why not, in a sentence.</returns>
    /// <param name="lastGood">Number of items last published; null when none were.</param>
    public string? About(ContentBatch batch, int? lastGood, DateTimeOffset now)
    {
        var site = batch.Documents.Any(document => document.ContentType == "site");
        if (site && batch.Documents.Count * 2 >= lastGood.GetValueOrDefault())
        {
            first = null;
            return null;
        }

        var items = string.Join(' ', batch.Documents.Select(document => document.Id).Order());
        if (first is { } before && before.Items == items && now - before.At >= Apart)
        {
            return null;
        }

        first = first is { } same && same.Items == items ? same : (items, now);
        var known = lastGood is { } count ? $" of {count}" : "";
        return $"The CMS lists {batch.Documents.Count}{known} items{(site ? "" : ", and not the site itself")}. That is believed only when it says the same a minute later.";
    }
}
