using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DitSite.Content.Facts;

/// <summary>Resolves references, conditions and block marks of one text, line by line, so that problems keep their lines.</summary>
internal sealed partial class FactTemplate(string? scope, FactSet facts)
{
    /// <summary>Names of the structured blocks a page may show.</summary>
    public static readonly ImmutableArray<string> Blocks =
        ["entry-requirements", "timetable", "costs", "route", "deadlines", "fees", "venue", "organisers", "audiences", "system-requirements"];

    private readonly ImmutableArray<FactUse>.Builder uses = ImmutableArray.CreateBuilder<FactUse>();
    private readonly ImmutableArray<TextProblem>.Builder problems = ImmutableArray.CreateBuilder<TextProblem>();

    public ImmutableArray<FactUse> Uses => uses.ToImmutable();

    public ImmutableArray<TextProblem> Problems => problems.ToImmutable();

    public static FactText ToPlainText(string text, string? scope, FactSet facts)
    {
        var template = new FactTemplate(scope, facts);
        var lines = template.Expand(text, (_, shown) => shown, _ => "");
        return new FactText(string.Join('\n', lines).Trim('\n'), template.Uses, template.Problems);
    }

    /// <summary>As many lines as the text has: what is left out is left blank.</summary>
    /// <param name="place">What stands for a resolved fact.</param>
    /// <param name="block">What stands for a block's line.</param>
    public string[] Expand(string text, Func<Fact, string, string> place, Func<string, string> block)
    {
        var lines = StripComments(text).Split('\n');
        var open = new Stack<(bool Shown, int Line)>();
        for (var number = 0; number < lines.Length; number++)
        {
            var shown = open.All(condition => condition.Shown);
            var only = OnlyReference().Match(lines[number]);
            var reference = only.Success ? FactReference.Parse(only.Groups["body"].Value) : null;
            switch (reference)
            {
                case FactReference.If condition:
                    var fact = Find(condition.Path, number, conditional: true);
                    open.Push((fact?.IsSet ?? false, number));
                    lines[number] = "";
                    break;
                case FactReference.End when open.Count > 0:
                    open.Pop();
                    lines[number] = "";
                    break;
                case FactReference.End:
                    Add(number, "condition", "'{{ end }}' has no '{{ if … }}' before it.");
                    lines[number] = "";
                    break;
                case FactReference.Block mark:
                    if (!Blocks.Contains(mark.Name))
                    {
                        Add(number, "unknown-block", $"There is no block '{mark.Name}'. Blocks: {string.Join(", ", Blocks)}.");
                    }

                    lines[number] = shown && Blocks.Contains(mark.Name) ? block(mark.Name) : "";
                    break;
                default:
                    var resolved = ResolveLine(lines[number], number, shown, place);
                    lines[number] = shown ? resolved : "";
                    break;
            }
        }

        foreach (var (_, line) in open)
        {
            Add(line, "condition", "This '{{ if … }}' has no '{{ end }}' on a line of its own.");
        }

        return lines;
    }

    /// <summary>HTML comments are notes for editors; their lines stay, so that other lines keep their numbers.</summary>
    public static string StripComments(string text) => Comment().Replace(text, match => new string('\n', match.Value.Count(c => c == '\n')));

    private string ResolveLine(string line, int number, bool shown, Func<Fact, string, string> place)
    {
        var resolved = FactReference.Pattern().Replace(line, match =>
        {
            switch (FactReference.Parse(match.Groups["body"].Value))
            {
                case FactReference.Value value:
                    return Resolve(value, number, shown, place);
                case FactReference.Malformed malformed:
                    Add(number, "reference", $"'{{{{ {malformed.Body} }}}}' is not a reference. Write a path, such as {{{{ duration }}}}.");
                    return "";
                default:
                    Add(number, "reference", $"'{match.Value}' must stand on a line of its own.");
                    return "";
            }
        });
        if (resolved.Contains("{{", StringComparison.Ordinal) || resolved.Contains("}}", StringComparison.Ordinal))
        {
            Add(number, "reference", "A pair of braces '{{' or '}}' has no partner on this line.");
        }

        return resolved;
    }

    private string Resolve(FactReference.Value value, int number, bool shown, Func<Fact, string, string> place)
    {
        if (Find(value.Path, number, conditional: false) is not { } fact || !shown)
        {
            return "";
        }

        if (fact.Value is null)
        {
            Add(number, "not-set-reference", $"'{value.Path}' is not set, and this sentence needs it. Set it, or put the sentence between '{{{{ if {value.Path} }}}}' and '{{{{ end }}}}'.");
            return "";
        }

        if (fact.Value is FactValue.Present)
        {
            Add(number, "reference", $"'{value.Path}' is too long for a sentence. A condition may ask for it.");
            return "";
        }

        if (FactFormat.Filtered(fact.Value, value.Filters) is { } text)
        {
            return place(fact, text);
        }

        Add(number, "filter", $"'{string.Join(" | ", value.Filters)}' doesn't fit '{value.Path}'. Filters: {string.Join(", ", FactFormat.Filters)}.");
        return "";
    }

    private Fact? Find(string path, int number, bool conditional)
    {
        if (facts.Find(path, scope) is { } fact)
        {
            uses.Add(new FactUse(fact, path, number, conditional));
            return fact;
        }

        var known = facts.Paths.Concat(scope is null ? [] : facts.Paths.Where(known => known.StartsWith(scope + ".", StringComparison.Ordinal)).Select(known => known[(scope.Length + 1)..]));
        var guess = Nearest.Of(path, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        Add(number, "unknown-fact", $"There is no fact '{path}'.{guess}");
        return null;
    }

    private void Add(int line, string rule, string message) => problems.Add(new TextProblem(line, rule, message));

    [GeneratedRegex(@"^\s*\{\{(?<body>\s*(?:if\b|end\b|block\b)[^{}]*)\}\}\s*$")]
    private static partial Regex OnlyReference();

    [GeneratedRegex(@"<!--[\s\S]*?-->")]
    private static partial Regex Comment();
}
