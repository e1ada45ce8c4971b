namespace DitSite.Tests.Content.Search;

/// <summary>A question, with the facts that answer it.</summary>
/// <param name="Answers">Path of each fact, and whether it is set.</param>
internal sealed record FactQuestion(string Text, IReadOnlyDictionary<string, bool> Answers)
{
    private const string NotSet = "not set ";

    public static IReadOnlyList<FactQuestion> All(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => Parse(line.Split(" | ")))];

    private static FactQuestion Parse(string[] parts) => new(parts[0], parts[1] == "nothing" ? new Dictionary<string, bool>() : parts[1].Split(", ").ToDictionary(
        part => part.Replace(NotSet, "", StringComparison.Ordinal),
        part => !part.StartsWith(NotSet, StringComparison.Ordinal)));
}
