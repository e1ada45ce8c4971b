using System.Text.RegularExpressions;
using DitSite.Content.Embedded;
using DitSite.Content.Model;

namespace DitSite.Content.Rules;

/// <summary>What the content check says, for somebody who sees a form and not a file: each property by the caption of its field.</summary>
public static class Captions
{
    /// <summary>The finding's sentence with captions in place of the keys of front matter: 'Places' for 'capacity'.</summary>
    public static string Of(Finding finding) => Of(finding, FilePlace.Of(finding.Origin)?.ContentType);

    /// <param name="contentType">Alias of the type of the finding's item; null where that is not known.</param>
    public static string Of(Finding finding, string? contentType)
    {
        var types = ContentModel.Types.Where(type => contentType is null || type.Alias == contentType).ToList();
        var all = types.SelectMany(type => type.Properties).Concat(types.SelectMany(type => type.Properties).SelectMany(property => property.Rows?.Properties ?? [])).ToList();
        // The row the finding is about goes first: 'amount' is an amount in a fee and a number in a figure.
        var own = types.SelectMany(type => type.Properties).FirstOrDefault(property => property.Alias == finding.Property.Split('[')[0])?.Rows?.Properties ?? [];
        return Key.Replace(finding.Message, match => own.Concat(all).FirstOrDefault(property => property.Key == match.Groups["key"].Value) is { } found ? $"'{found.Label}'" : match.Value);
    }

    // With the caption behind it where the rule gives both.
    private static Regex Key { get; } = new(@"'(?<key>[a-z][a-z0-9-]*)'(?: \([^)]*\)(?= is (?:missing|not set)))?");
}
