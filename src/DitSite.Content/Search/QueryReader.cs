using System.Collections.Immutable;

namespace DitSite.Content.Search;

/// <summary>Reads what a person typed. Nothing typed is an error: what can't be read is left out.</summary>
internal sealed class QueryReader(Spelling spelling, Synonyms synonyms, Func<string, bool> isFound)
{
    /// <param name="asBeginning">Whether the last word is still being typed.</param>
    public SearchQuery Read(string typed, bool asBeginning)
    {
        var text = typed.Length > SearchText.MaxLength ? typed[..SearchText.MaxLength] : typed;
        var phrases = new List<List<string>>();
        var words = new List<string>();
        var parts = text.Replace('“', '"').Replace('”', '"').Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            // A mark that is never closed begins no phrase.
            var inQuotes = i % 2 == 1 && i < parts.Length - 1;
            var found = SearchText.Words(parts[i]).Take(SearchText.MaxWords).ToList();
            if (inQuotes && found.Count > 0)
            {
                phrases.Add(found);
            }
            else
            {
                words.AddRange(found);
            }
        }

        words = [.. words.Take(SearchText.MaxWords)];
        var (date, rest) = DateWords.Take(words);
        var (terms, corrected) = Terms(rest, asBeginning && date is null);
        if (date is not null && terms.Count == 0)
        {
            // A year is also looked for in the words: "in 2020" is more than a date.
            terms.AddRange(words.Select(word => SearchTerm.Of([[word]], asBeginning: false)));
        }

        terms.AddRange(phrases.Take(3).Select(phrase => SearchTerm.Of([phrase], asBeginning: false)));
        return new([.. rest, .. phrases.SelectMany(phrase => phrase)], [.. terms], date, corrected is null ? null : Rewrite(words, corrected));
    }

    private (List<SearchTerm> Terms, Dictionary<string, string>? Corrected) Terms(List<string> words, bool asBeginning)
    {
        Dictionary<string, string>? corrected = null;
        var terms = new List<SearchTerm>();
        var mended = new List<string>();
        foreach (var (at, word) in words.Index())
        {
            mended.Add(Mend(word, asBeginning && at == words.Count - 1, ref corrected));
        }

        var onlyStopWords = mended.All(SearchText.IsStopWord);
        for (var i = 0; i < mended.Count;)
        {
            var (length, others) = synonyms.At(mended, i);
            if (others.Count > 0 || onlyStopWords || !SearchText.IsStopWord(mended[i]))
            {
                var own = mended.Skip(i).Take(length).ToArray();
                var isLast = i + length == mended.Count;
                terms.Add(SearchTerm.Of([own, .. others], isLast && own.Length == 1 && own[0].Length > 1 && (asBeginning || IsOnlyABeginning(own[0]))));
            }

            i += length;
        }

        return (terms, corrected);
    }

    private bool IsOnlyABeginning(string word) => !isFound(word) && spelling.IsBeginning(word);

    private string Mend(string word, bool isBeingTyped, ref Dictionary<string, string>? corrected)
    {
        if (spelling.Knows(word) || SearchText.IsStopWord(word) || isFound(word) || (isBeingTyped && spelling.IsBeginning(word)) || spelling.Correct(word) is not { } meant)
        {
            return word;
        }

        (corrected ??= [])[word] = meant;
        return meant;
    }

    private static string Rewrite(List<string> words, Dictionary<string, string> corrected) =>
        string.Join(' ', words.Select(word => corrected.GetValueOrDefault(word, word)));
}
