using System.Collections.Immutable;

namespace DitSite.Content.Facts;

/// <summary>Every typed value prose may refer to, by path: <c>dit-refresher.duration</c>, <c>site.title</c>.</summary>
public sealed class FactSet
{
    private readonly ImmutableDictionary<string, Fact> byPath;
    private readonly Lazy<(ILookup<string?, (int Index, Fact Fact)> ByScope, ILookup<string, (int Index, Fact Fact)> ByOrigin)> places;

    /// <param name="all">Each fact once.</param>
    /// <param name="otherNames">Further paths of facts: <c>dit-refresher.duration</c> for <c>dit-refresher.duration-days</c>.</param>
    internal FactSet(IEnumerable<Fact> all, IEnumerable<KeyValuePair<string, Fact>> otherNames)
    {
        All = [.. all.DistinctBy(fact => fact.Path)];
        var paths = ImmutableDictionary.CreateBuilder<string, Fact>(StringComparer.Ordinal);
        foreach (var (path, fact) in All.Select(fact => KeyValuePair.Create(fact.Path, fact)).Concat(otherNames))
        {
            paths.TryAdd(path, fact);
        }

        byPath = paths.ToImmutable();
        places = new(() =>
        {
            var set = All.Select((fact, index) => (Index: index, Fact: fact)).Where(one => one.Fact.IsSet).ToList();
            return (set.ToLookup(one => (string?)one.Fact.Scope), set.ToLookup(one => one.Fact.Origin));
        });
    }

    public static FactSet Empty { get; } = new([], []);

    /// <summary>Each fact once, those not set included.</summary>
    public ImmutableArray<Fact> All { get; }

    /// <summary>Those that are set, of one scope.</summary>
    internal IEnumerable<Fact> Of(string scope) => places.Value.ByScope[scope].Select(one => one.Fact);

    /// <summary>Those that are set and belong to a course, to the site, or to the item itself, in the order of all.</summary>
    /// <param name="origin">Of the item.</param>
    internal IReadOnlyList<Fact> Near(string? course, string origin) =>
        [.. places.Value.ByScope[course].Concat(places.Value.ByScope["site"]).Concat(places.Value.ByOrigin[origin]).DistinctBy(one => one.Index).OrderBy(one => one.Index).Select(one => one.Fact)];

    /// <summary>Every path a reference may use, without a course's prefix left out.</summary>
    internal IEnumerable<string> Paths => byPath.Keys;

    /// <summary>The fact that a path names in text of a scope: first without prefix in that course, then as an absolute path.</summary>
    /// <param name="scope">Slug of the course that the text belongs to, or null.</param>
    public Fact? Find(string path, string? scope) =>
        scope is not null && byPath.TryGetValue($"{scope}.{path}", out var own) ? own : byPath.GetValueOrDefault(path);

    /// <summary>Plain text with its references replaced. What can't be resolved is left out and told in <see cref="FactText.Problems"/>.</summary>
    public FactText Resolve(string text, string? scope) => FactTemplate.ToPlainText(text, scope, this);
}

/// <summary>Where a text used a fact.</summary>
/// <param name="Path">As written.</param>
/// <param name="Line">0-based, within the text.</param>
/// <param name="Conditional">True for the condition of a block.</param>
public sealed record FactUse(Fact Fact, string Path, int Line, bool Conditional);

/// <param name="Line">0-based, within the text.</param>
public sealed record TextProblem(int Line, string Rule, string Message);

/// <summary>A text after its facts are resolved.</summary>
public sealed record FactText(string Text, ImmutableArray<FactUse> Uses, ImmutableArray<TextProblem> Problems);
