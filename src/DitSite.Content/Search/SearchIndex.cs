using System.Collections.Concurrent;
using System.Collections.Immutable;
using DitSite.Content.Catalogue;
using Microsoft.Data.Sqlite;

namespace DitSite.Content.Search;

/// <summary>One snapshot, searchable: an SQLite full-text index in memory. Built once, never changed; many readers at a time.</summary>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>Title, heading, facts, text, titles above: what a word is worth by where it stands.</summary>
    public const string Weights = "10.0, 6.0, 4.0, 1.0, 0.8";

    private readonly string database = $"Data Source=search-{Guid.NewGuid():N};Mode=Memory;Cache=Shared;Pooling=False";
    private readonly SqliteConnection keeper;
    private readonly ConcurrentBag<IndexReader> idle = [];
    private readonly Synonyms synonyms;
    private readonly Spelling spelling;
    private int users = 1;

    public SearchIndex(ImmutableArray<SearchSection> sections, Synonyms synonyms)
    {
        Sections = sections;
        this.synonyms = synonyms;
        keeper = Open();
        spelling = new(Fill());
    }

    /// <summary>By row, from 1: best first, so that a search of a very common word may stop early.</summary>
    public ImmutableArray<SearchSection> Sections { get; }

    public static SearchIndex Of(ContentSnapshot snapshot, DateOnly today) => new([.. SectionReader.Read(snapshot, today)], Synonyms.Of(snapshot));

    internal Spelling Spelling => spelling;

    /// <param name="asBeginning">Whether the last word is still being typed.</param>
    public SearchResults Search(string typed, SearchKind? kind, int skip, int take, bool asBeginning)
    {
        var reader = idle.TryTake(out var waiting) ? waiting : new IndexReader(this, Open());
        try
        {
            var query = new QueryReader(spelling, synonyms, reader.IsFound).Read(typed, asBeginning);
            return new Ranking(this, reader).Search(query, kind, skip, take);
        }
        finally
        {
            idle.Add(reader);
        }
    }

    /// <summary>False when the index has been given up: then a newer one is in use. Else <see cref="Dispose"/> once more when done.</summary>
    public bool TryUse()
    {
        for (var now = Volatile.Read(ref users); now > 0; now = Volatile.Read(ref users))
        {
            if (Interlocked.CompareExchange(ref users, now + 1, now) == now)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the index up. Searches under way finish; the last of them closes it.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            while (idle.TryTake(out var reader))
            {
                reader.Dispose();
            }

            keeper.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(database);
        connection.Open();
        return connection;
    }

    /// <returns>Each word and how often it occurs.</returns>
    private Dictionary<string, int> Fill()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        using var create = keeper.CreateCommand();
        create.CommandText = $"""
            CREATE VIRTUAL TABLE sections USING fts5(title, heading, facts, words, above, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4');
            INSERT INTO sections(sections, rank) VALUES ('rank', 'bm25({Weights})');
            """;
        create.ExecuteNonQuery();
        using var transaction = keeper.BeginTransaction();
        using var insert = keeper.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO sections(rowid, title, heading, facts, words, above) VALUES ($row, $title, $heading, $facts, $words, $above)";
        string[] names = ["$row", "$title", "$heading", "$facts", "$words", "$above"];
        var parameters = names.Select(name => insert.Parameters.Add(new SqliteParameter(name, ""))).ToArray();
        foreach (var (at, section) in Sections.Index())
        {
            var isTop = section.Anchor is null;
            var titles = SearchText.Clean($"{section.Title} {section.OtherTitles}");
            object[] values = [at + 1, isTop ? titles : "", SearchText.Clean(section.Heading), SearchText.Clean(section.Facts), SearchText.Clean(SearchText.OneLine(section.Text)), isTop ? "" : titles];
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i];
            }

            insert.ExecuteNonQuery();
            Count(words, values.OfType<string>());
        }

        transaction.Commit();
        foreach (var word in synonyms.Words)
        {
            words.TryAdd(word, 1);
        }

        return words;
    }

    private static void Count(Dictionary<string, int> words, IEnumerable<string> texts)
    {
        foreach (var word in texts.SelectMany(SearchText.Words))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
        }
    }
}
