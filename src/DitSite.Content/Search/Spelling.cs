namespace DitSite.Content.Search;

/// <summary>Finds the word that was meant, one edit away: every word is filed under itself with each of its letters left out.</summary>
internal sealed class Spelling
{
    /// <summary>Shorter words have too many neighbours to guess.</summary>
    public const int Shortest = 4;

    // A word longer than any of ours is not one of ours with a slip.
    private const int Longest = 32;

    private readonly Dictionary<string, int> known;
    private readonly Dictionary<string, List<string>> byPart = [];
    private readonly string[] sorted;

    /// <param name="words">Each word and how often it occurs.</param>
    public Spelling(IReadOnlyDictionary<string, int> words)
    {
        known = new(words);
        sorted = [.. words.Keys.Order(StringComparer.Ordinal)];
        foreach (var word in words.Keys.Where(word => word.Length is >= Shortest and <= Longest && !char.IsAsciiDigit(word[0])))
        {
            foreach (var part in Parts(word))
            {
                (byPart.TryGetValue(part, out var list) ? list : byPart[part] = []).Add(word);
            }
        }
    }

    public bool Knows(string word) => known.ContainsKey(word);

    /// <summary>Whether a known word begins so.</summary>
    public bool IsBeginning(string start)
    {
        var at = Array.BinarySearch(sorted, start, StringComparer.Ordinal);
        at = at < 0 ? ~at : at;
        return at < sorted.Length && sorted[at].StartsWith(start, StringComparison.Ordinal);
    }

    /// <summary>The likeliest known word one edit away (one letter more, less or other, or two swapped); null when there is none.</summary>
    public string? Correct(string word)
    {
        if (word.Length is < Shortest or > Longest || char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        string? best = null;
        var bestRank = (0, 0, 0);
        foreach (var part in Parts(word))
        {
            if (byPart.TryGetValue(part, out var candidates))
            {
                foreach (var candidate in candidates.Where(candidate => IsOneEdit(word, candidate)))
                {
                    var rank = (candidate[0] == word[0] ? 1 : 0, candidate[^1] == word[^1] ? 1 : 0, known[candidate]);
                    if (best is null || rank.CompareTo(bestRank) > 0)
                    {
                        (best, bestRank) = (candidate, rank);
                    }
                }
            }
        }

        return best;
    }

    private static HashSet<string> Parts(string word)
    {
        HashSet<string> parts = [word];
        for (var i = 0; i < word.Length; i++)
        {
            parts.Add(word.Remove(i, 1));
        }

        return parts;
    }

    // Two words that share a part differ by at most two edits; only one, or a swap of neighbours, is let through.
    private static bool IsOneEdit(string a, string b)
    {
        var (start, enda, endb) = (0, a.Length, b.Length);
        while (start < enda && start < endb && a[start] == b[start])
        {
            start++;
        }

        while (enda > start && endb > start && a[enda - 1] == b[endb - 1])
        {
            enda--;
            endb--;
        }

        return (enda - start, endb - start) switch
        {
            ( <= 1, <= 1) => true,
            (2, 2) => a[start] == b[start + 1] && a[start + 1] == b[start],
            _ => false,
        };
    }
}
