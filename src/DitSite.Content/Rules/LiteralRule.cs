using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>Prose refers to a fact; it never repeats it, or the two would one day disagree.</summary>
public sealed class LiteralRule : TextRule
{
    protected override IEnumerable<Finding> Check(ItemText text, ContentSet set) => Literals.In(text, set).Where(literal => literal.Reason is null).Select(literal =>
        text.Error("literal-repeats-fact", literal.Line, $"'{literal.Written}' repeats a fact. Write {{{{ {Reference(literal, ContentSet.ScopeOf(text.Item))} }}}}, or permit it with <!-- literal: reason --> on the same line."));

    private static string Reference(Literal literal, string? scope)
    {
        var path = literal.Fact.Path;
        path = scope is not null && path.StartsWith(scope + ".", StringComparison.Ordinal) ? path[(scope.Length + 1)..] : path;
        var filter = literal.Fact.Value is not FactValue.Count ? "" : literal.Written.Contains('-', StringComparison.Ordinal) ? " | adjective" : char.IsAsciiLetter(literal.Written[0]) ? " | words" : "";
        return path + filter;
    }
}
