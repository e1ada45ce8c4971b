using System.Globalization;
using System.Text;

namespace DitSite.Content.Search;

/// <summary>Letters as search compares them: lower case, no accents, words of letters and digits only.</summary>
internal static class SearchText
{
    /// <summary>Characters of a query that are read; what comes after is not.</summary>
    public const int MaxLength = 200;

    /// <summary>Words of a query that count.</summary>
    public const int MaxWords = 12;

    private static readonly HashSet<string> StopWords =
    [
        "a", "about", "after", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being", "by", "can", "could", "did", "do", "does", "for", "from", "get", "had",
        "happen", "happens", "has", "have", "how", "i", "if", "in", "is", "it", "its", "me", "much", "my", "long", "need", "needed", "needs", "no", "not", "of", "on", "or", "our", "please", "same", "should",
        "so", "some", "take", "tell", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who",
        "why", "will", "with", "would", "you", "your",
    ];

    public static bool IsStopWord(string word) => StopWords.Contains(word);

    /// <summary>Words in lower case without accents; an apostrophe joins, everything else that is no letter or digit parts.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Plain(text))
        {
            if (char.IsAsciiLetterOrDigit(c) || (c > 127 && char.IsLetterOrDigit(c)))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Text as it is kept in the index: nothing that could be taken for a mark of a highlight.</summary>
    public static string Clean(string? text) => text is null ? "" : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>Paragraphs, list items and table rows one after another; one that ends without a full stop is set apart from the next.</summary>
    public static string OneLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(lines.Select((line, at) => at == lines.Length - 1 ? line : line[^1] is '.' or '?' or '!' or ':' or ';' ? line + " " : line + " · "));
    }

    // Half of a surrogate pair can't be normalised: it becomes a space first.
    private static IEnumerable<char> Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var whole = string.Concat(text.EnumerateRunes().Select(rune => rune == Rune.ReplacementChar ? " " : rune.ToString()));
        return whole.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
    }
}
