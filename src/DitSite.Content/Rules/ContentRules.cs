using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>Everything that is checked before content goes live.</summary>
public static class ContentRules
{
    public static IReadOnlyList<Finding> Check(ContentSet set) => [];
}
