using DitSite.Content.Catalogue;

namespace DitSite.Content.Search;

/// <summary>Words that mean the same here: an editor's list, and bodies that have changed their names.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<string[]>> byPhrase = new(StringComparer.Ordinal);
    private readonly int longest = 1;

    /// <param name="groups">Each holds words or phrases of one meaning.</param>
    public Synonyms(IEnumerable<IEnumerable<string>> groups)
    {
        foreach (var group in groups)
        {
            var phrases = group.Select(phrase => SearchText.Words(phrase).ToArray()).Where(words => words.Length > 0).DistinctBy(Key).ToList();
            foreach (var phrase in phrases)
            {
                longest = Math.Max(longest, phrase.Length);
                var list = byPhrase.TryGetValue(Key(phrase), out var found) ? found : byPhrase[Key(phrase)] = [];
                list.AddRange(phrases.Where(other => Key(other) != Key(phrase)));
            }
        }
    }

    /// <summary>The editor's list, bodies that have changed their names, and short names of bodies with their full ones.</summary>
    public static Synonyms Of(ContentSnapshot snapshot) => new(
    [
        .. snapshot.Site.Synonyms.Select(line => line.Split(',')),
        .. snapshot.Site.RenamedBodies.Select(body => new[] { body.Was, body.Now }),
        .. snapshot.Courses.SelectMany(course => course.EntryRequirements).SelectMany(requirement => requirement.BodyNames).Select(body => new[] { body.Key, body.Value }),
    ]);

    /// <summary>Every single word of the list: none of them is a slip.</summary>
    public IEnumerable<string> Words => byPhrase.Keys.SelectMany(phrase => phrase.Split(' '));

    /// <summary>The longest phrase that begins at a word, and what else it may be called; one word and nothing else where it has no synonyms.</summary>
    public (int Length, IReadOnlyList<string[]> Others) At(IReadOnlyList<string> words, int start)
    {
        for (var length = Math.Min(longest, words.Count - start); length > 0; length--)
        {
            if (byPhrase.TryGetValue(string.Join(' ', words.Skip(start).Take(length)), out var others))
            {
                return (length, others);
            }
        }

        return (1, []);
    }

    private static string Key(string[] words) => string.Join(' ', words);
}
