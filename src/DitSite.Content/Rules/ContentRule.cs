using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>One thing that is checked before content goes live. A rule is added to <see cref="ContentRules"/>.</summary>
public abstract class ContentRule
{
    public abstract IEnumerable<Finding> Check(ContentSet set);
}

/// <summary>A rule about one item at a time.</summary>
public abstract class ItemRule : ContentRule
{
    public sealed override IEnumerable<Finding> Check(ContentSet set) => set.Items.SelectMany(item => Check(item, set));

    protected abstract IEnumerable<Finding> Check(ContentItem item, ContentSet set);
}

/// <summary>A rule about one shown text at a time.</summary>
public abstract class TextRule : ContentRule
{
    public sealed override IEnumerable<Finding> Check(ContentSet set) =>
        set.Items.SelectMany(item => item.ShownTexts).SelectMany(text => Check(text, set));

    protected abstract IEnumerable<Finding> Check(ItemText text, ContentSet set);
}

/// <summary>Findings with their place.</summary>
public static class FindingPlaces
{
    public static Finding Error(this ContentItem item, string rule, string property, string message) => new(Severity.Error, rule, item.Origin, item.LineOf(property), property, message);

    public static Finding Due(this ContentItem item, string rule, string property, string message) => new(Severity.Due, rule, item.Origin, item.LineOf(property), property, message);

    /// <param name="line">0-based, within the text.</param>
    public static Finding Error(this ItemText text, string rule, int line, string message) => new(Severity.Error, rule, text.Item.Origin, text.LineAt(line), text.Property, message);

    /// <param name="line">0-based, within the text.</param>
    public static Finding Due(this ItemText text, string rule, int line, string message) => new(Severity.Due, rule, text.Item.Origin, text.LineAt(line), text.Property, message);
}
