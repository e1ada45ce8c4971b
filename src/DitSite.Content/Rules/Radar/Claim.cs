using DitSite.Content.Documents;

namespace DitSite.Content.Rules.Radar;

/// <summary>What a place says about a topic: prose, or a fact.</summary>
/// <param name="Property">Alias path of the property it stands in.</param>
/// <param name="Line">Line of the file; 0 when the source has no lines.</param>
/// <param name="Says">The words, or the fact's label and value.</param>
/// <param name="Value">Two claims about one topic agree when these are equal.</param>
/// <param name="Shown">The value as people say it: <c>4 days</c>.</param>
internal sealed record Claim(ContentItem Item, string Property, int Line, string Says, decimal Value, string Shown)
{
    /// <summary>Parts a topic of many subjects: the code of a cost, first or last hour.</summary>
    public string Key { get; init; } = "";

    public ContradictionSide Side => new(Item.Origin, Line, Says);

    public static Claim Of(Sentence sentence, int index, int length, decimal value, string shown) =>
        new(sentence.Text.Item, sentence.Text.Property, sentence.LineAt(index), sentence.Excerpt(index, length), value, shown);

    public static Claim Of(ContentItem item, string property, string says, decimal value, string shown) => new(item, property, item.LineOf(property), says, value, shown);
}
