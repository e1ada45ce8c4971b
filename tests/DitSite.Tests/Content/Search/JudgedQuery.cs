using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DitSite.Tests.Content.Search;

/// <summary>A query with what a person wants to find by it.</summary>
/// <param name="Grades">By link, 1 to 3; a link without an anchor stands for its page, wherever it opens.</param>
public sealed record JudgedQuery(string Kind, string Text, IReadOnlyDictionary<string, int> Grades)
{
    /// <summary>Held back from all tuning: the SHA-256 of the query, read as a number with its first byte highest, divides by three.</summary>
    public bool IsHeldOut => SHA256.HashData(Encoding.UTF8.GetBytes(Text)).Aggregate(0, (rest, value) => ((rest * 256) + value) % 3) == 0;

    public static IReadOnlyList<JudgedQuery> All(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => Parse(line.Split(" | ")))];

    /// <summary>Normalised discounted cumulative gain of the first five links; a page counts once, whatever its sections.</summary>
    public double Ndcg(IReadOnlyList<string> links)
    {
        var best = Grades.GroupBy(pair => PageOf(pair.Key)).Select(page => page.Max(pair => pair.Value)).OrderDescending();
        return Gain(links.Take(5).Select(GradeOf)) / Gain(best.Take(5));
    }

    /// <summary>Whether the first link is as good as any.</summary>
    public bool IsFirstRight(IReadOnlyList<string> links) => links.Count > 0 && GradeOf(links[0]) == Grades.Values.Max();

    private int GradeOf(string link) => Grades.TryGetValue(link, out var grade) || Grades.TryGetValue(PageOf(link), out grade) ? grade : 0;

    private static double Gain(IEnumerable<int> grades) => grades.Select((grade, at) => (Math.Pow(2, grade) - 1) / Math.Log2(at + 2)).Sum();

    private static string PageOf(string link) => link.Split('#')[0];

    private static JudgedQuery Parse(string[] parts) => new(
        parts[0],
        parts[1],
        parts[2].Split(", ").Select(entry => entry.Split(' ')).ToDictionary(entry => entry[0], entry => int.Parse(entry[1], CultureInfo.InvariantCulture)));
}
