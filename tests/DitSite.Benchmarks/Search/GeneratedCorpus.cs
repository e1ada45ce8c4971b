using DitSite.Content.Search;

namespace DitSite.Benchmarks.Search;

/// <summary>Documents of about 300 words, from one seed: small words, words of the field and rare words, each as common as its rank says.</summary>
internal sealed class GeneratedCorpus
{
    private const int Small = 120;
    private const int Field = 420;
    private const int Rare = 18_000;

    private readonly Random random;
    private readonly string[] small;
    private readonly string[] field;
    private readonly string[] rare;

    public GeneratedCorpus(int seed, int documents)
    {
        random = new(seed);
        var known = new HashSet<string>();
        small = Words(known, Small, 2, 4);
        field = Words(known, Field, 6, 12);
        rare = Words(known, Rare, 5, 11);
        Sections = [.. Enumerable.Range(0, documents).Select(Document)];
    }

    public IReadOnlyList<SearchSection> Sections { get; }

    /// <summary>Words of one document, so that something is found.</summary>
    public string[] Query(int words)
    {
        var text = SearchText.Words(Sections[random.Next(Sections.Count)].Text).Where(word => word.Length > 4).Distinct().ToList();
        return [.. Enumerable.Range(0, words).Select(_ => text[random.Next(text.Count)])];
    }

    /// <summary>The word with one letter left out, doubled, changed or swapped.</summary>
    public string Slip(string word)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + (word[at] == 'e' ? 'a' : 'e') + word[(at + 1)..],
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private SearchSection Document(int number) => new(
        number % 20 == 0 ? SearchKind.Course : SearchKind.Page, $"/generated/{number}", null, Text(4), null, Text(6), Text(random.Next(250, 350)));

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => random.NextDouble() switch
    {
        < 0.45 => Zipf(small),
        < 0.75 => Zipf(field),
        _ => Zipf(rare),
    }));

    // Rank r of n with a chance of about 1/r.
    private string Zipf(string[] words) => words[Math.Min(words.Length - 1, (int)Math.Pow(words.Length, random.NextDouble()) - 1)];

    private string[] Words(HashSet<string> known, int count, int shortest, int longest)
    {
        const string Consonants = "bcdfghklmnprstvw";
        const string Vowels = "aeiou";
        var words = new List<string>();
        while (words.Count < count)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(at => at % 2 == 0 ? Consonants[random.Next(Consonants.Length)] : Vowels[random.Next(Vowels.Length)]));
            if (known.Add(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }
}
