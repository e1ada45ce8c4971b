using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DitSite.Content.Facts;

/// <summary>What stands between two pairs of braces.</summary>
internal abstract partial record FactReference
{
    private FactReference()
    {
    }

    public sealed record Value(string Path, ImmutableArray<string> Filters) : FactReference;

    public sealed record If(string Path) : FactReference;

    public sealed record End : FactReference;

    public sealed record Block(string Name) : FactReference;

    public sealed record Malformed(string Body) : FactReference;

    [GeneratedRegex(@"\{\{(?<body>[^{}\n]*)\}\}")]
    public static partial Regex Pattern();

    public static FactReference Parse(string body)
    {
        var parts = body.Split('|', StringSplitOptions.TrimEntries);
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["end"] when parts.Length == 1 => new End(),
            ["if", var path] when parts.Length == 1 && PathPattern().IsMatch(path) => new If(path),
            ["block", var name] when parts.Length == 1 => new Block(name),
            [var path] when PathPattern().IsMatch(path) => new Value(path, [.. parts.Skip(1)]),
            _ => new Malformed(body.Trim()),
        };
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$")]
    private static partial Regex PathPattern();
}
