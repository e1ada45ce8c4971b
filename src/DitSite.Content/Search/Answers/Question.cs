using System.Collections.Immutable;
using DitSite.Content.Catalogue;

namespace DitSite.Content.Search.Answers;

/// <summary>A question as facts see it: the courses it is about, and the words that are left.</summary>
/// <param name="Courses">Those it names; all where it names none.</param>
/// <param name="IsNamed">Whether it names a course.</param>
/// <param name="Words">Without names of courses and without small words; plurals as singulars.</param>
/// <param name="First">Its first word, small ones included.</param>
internal sealed record Question(ImmutableArray<Course> Courses, bool IsNamed, ImmutableHashSet<string> Words, string First)
{
    private const int MostWords = 12;

    // Words that stand in any question and narrow it down no further.
    private static readonly HashSet<string> Filler =
    [
        "a", "an", "and", "are", "be", "can", "course", "courses", "dit", "do", "does", "each", "for", "have", "i", "in", "is", "it", "its", "me", "must", "my", "of", "on", "one", "our", "please",
        "s", "so", "tell", "that", "the", "there", "these", "this", "to", "training", "us", "was", "we", "will", "with", "would", "you", "your",
    ];

    public static Question Read(string typed, ContentSnapshot snapshot)
    {
        var words = SearchText.Words(typed.Length > SearchText.MaxLength ? typed[..SearchText.MaxLength] : typed).Take(MostWords + 1).ToList();
        var named = new List<Course>();
        var left = words.ToList();
        foreach (var (course, name) in Names(snapshot).OrderByDescending(pair => pair.Name.Length))
        {
            if (Remove(left, name) && !named.Contains(course))
            {
                named.Add(course);
            }
        }

        // More words than a question of one fact has: not one.
        var rest = words.Count > MostWords ? [] : Kept(left);
        return new(named.Count > 0 ? [.. named] : snapshot.Courses, named.Count > 0, rest, words.FirstOrDefault() ?? "");
    }

    /// <summary>At least one word of the first, and none beyond both.</summary>
    public bool Is(string needed, string allowed)
    {
        var must = Set(needed);
        return Words.Overlaps(must) && Words.IsSubsetOf(must.Union(Set(allowed)));
    }

    /// <summary>Words that are left when some are taken away.</summary>
    public ImmutableHashSet<string> Without(string words) => Words.Except(Set(words));

    /// <summary>The words of a label or a code, as questions are compared with it.</summary>
    public static ImmutableHashSet<string> Set(string text) => Kept(SearchText.Words(text));

    // Titles, short titles, and a title's last word where no other course has it: "refresher".
    private static IEnumerable<(Course Course, string[] Name)> Names(ContentSnapshot snapshot)
    {
        foreach (var course in snapshot.Courses)
        {
            string[][] titles = [[.. SearchText.Words(course.Title)], [.. SearchText.Words(course.ShortTitle)]];
            foreach (var title in titles)
            {
                yield return (course, title);
            }

            var last = titles[0][^1];
            if (snapshot.Courses.Count(other => SearchText.Words($"{other.Title} {other.ShortTitle} {other.Summary}").Contains(last)) == 1)
            {
                yield return (course, [last]);
            }
        }
    }

    private static bool Remove(List<string> words, string[] name)
    {
        for (var at = 0; at + name.Length <= words.Count; at++)
        {
            if (words.Skip(at).Take(name.Length).SequenceEqual(name))
            {
                words.RemoveRange(at, name.Length);
                return true;
            }
        }

        return false;
    }

    private static ImmutableHashSet<string> Kept(IEnumerable<string> words) => words.Where(word => !Filler.Contains(word)).Select(Single).ToImmutableHashSet();

    private static string Single(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
}
