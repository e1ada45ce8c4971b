using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace DitSite.Content.Search;

/// <summary>One reader of an index, with its statements prepared. Used by one query at a time.</summary>
internal sealed class IndexReader : IDisposable
{
    /// <summary>Rows of a very common word that are weighed at most. Rows stand best first, and such a word tells them apart little.</summary>
    private const int MostWeighed = 500;

    private const char Begin = '\u0001';
    private const char End = '\u0002';

    private readonly SqliteConnection connection;
    private readonly SqliteCommand weigh;
    private readonly SqliteCommand find;
    private readonly SqliteCommand snippet;
    private readonly Dictionary<string, bool> found = [];

    public IndexReader(SearchIndex index, SqliteConnection connection)
    {
        this.connection = connection;
        weigh = Prepare($"SELECT rowid, rank FROM sections WHERE sections MATCH $match LIMIT {Math.Min(MostWeighed, index.Sections.Length + 1)}");
        find = Prepare($"SELECT rowid FROM sections WHERE sections MATCH $match LIMIT {MostWeighed}");
        snippet = Prepare($"SELECT snippet(sections, 3, char({(int)Begin}), char({(int)End}), '…', 32) FROM sections WHERE sections MATCH $match AND rowid = $row");
        snippet.Parameters.Add(new SqliteParameter("$row", 0));
    }

    /// <summary>Whether the index knows a word, in any of its forms.</summary>
    public bool IsFound(string word)
    {
        if (!found.TryGetValue(word, out var known))
        {
            known = Rows($"\"{word}\"").Count > 0;
            if (found.Count < 10_000)
            {
                found[word] = known;
            }
        }

        return known;
    }

    /// <summary>Rows that match and how well by bm25: higher is better.</summary>
    public List<(int Row, double Score)> Weigh(string match)
    {
        var rows = new List<(int, double)>();
        weigh.Parameters[0].Value = match;
        using var reader = weigh.ExecuteReader();
        while (reader.Read())
        {
            rows.Add((reader.GetInt32(0), -reader.GetDouble(1)));
        }

        return rows;
    }

    /// <summary>Rows that match, not weighed.</summary>
    public HashSet<int> Rows(string match)
    {
        var rows = new HashSet<int>();
        find.Parameters[0].Value = match;
        using var reader = find.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(reader.GetInt32(0));
        }

        return rows;
    }

    /// <summary>Words of a row around its hits.</summary>
    public ImmutableArray<SnippetPart> Snippet(string match, int row)
    {
        snippet.Parameters[0].Value = match;
        snippet.Parameters[1].Value = row;
        return snippet.ExecuteScalar() is string text ? Parts(text) : [];
    }

    public void Dispose()
    {
        weigh.Dispose();
        find.Dispose();
        snippet.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("$match", ""));
        return command;
    }

    private static ImmutableArray<SnippetPart> Parts(string text)
    {
        var parts = ImmutableArray.CreateBuilder<SnippetPart>();
        foreach (var (at, piece) in text.Split(Begin).Index())
        {
            var end = at == 0 ? -1 : piece.IndexOf(End, StringComparison.Ordinal);
            if (end > 0)
            {
                parts.Add(new(piece[..end], IsMatch: true));
            }

            if (end + 1 < piece.Length)
            {
                parts.Add(new(piece[(end + 1)..], IsMatch: false));
            }
        }

        return parts.ToImmutable();
    }
}
