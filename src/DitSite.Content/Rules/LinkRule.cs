using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Markup;

namespace DitSite.Content.Rules;

/// <summary>Links lead somewhere and say where; images have words.</summary>
public sealed class LinkRule : TextRule
{
    private static readonly HashSet<string> Vague = ["click here", "here", "click", "this link", "link", "more", "read more", "learn more", "this page", "find out more", "see here", "see more", "details", "more details", "more information", "this website", "website", "go", "download"];

    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set)
    {
        if (!text.IsMarkdown)
        {
            yield break;
        }

        var addresses = new SiteAddresses(set);
        foreach (var link in set.Prose(text.Item, text.Property, text.Raw).Links)
        {
            if (link.IsImage)
            {
                if (link.Text.Length == 0)
                {
                    yield return text.Error("alt", link.Line, "This image has no alternative text. Say what it shows between the square brackets.");
                }

                if (LinkPolicy.RefuseImage(link.Address) is null && addresses.Problem(link.Address, text.Item) is { } missing)
                {
                    yield return text.Error("dead-link", link.Line, missing);
                }

                continue;
            }

            if (link.Text.Length == 0)
            {
                yield return text.Error("link-text", link.Line, "This link has no words.");
            }
            else if (IsVague(link.Text))
            {
                yield return text.Error("link-text", link.Line, $"'{link.Text}' does not say where the link leads. Name the page.");
            }

            if (link.Address == "#")
            {
                yield return text.Error("empty-link", link.Line, "This link leads to the top of its own page. Give it an address.");
            }
            else if (LinkPolicy.Refuse(link.Address) is null && addresses.Problem(link.Address, text.Item) is { } problem)
            {
                yield return text.Error("dead-link", link.Line, problem);
            }
        }
    }

    private static bool IsVague(string words) => Vague.Contains(words.Trim('.', ' ', ':', '…', '>', '»').ToLower(UkText.Culture)) || Pointing.IsMatch(words);

    private static Regex Pointing { get; } = new(@"^\s*(?:please\s+)?(?:click|tap|press|follow)\s+(?:on\s+)?(?:here|this|the\s+link|below)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
