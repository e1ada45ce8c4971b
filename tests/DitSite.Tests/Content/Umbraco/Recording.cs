using System.Globalization;
using System.Text.RegularExpressions;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>What a real Umbraco 17 answered once: a lab model, kept as it came.</summary>
/// <param name="Headers">Of the answer, as they were written.</param>
internal sealed partial record Recording(string Name, string Request, int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private static readonly string Folder = Repository.PathOf("tests", "DitSite.Tests", "Content", "Umbraco", "Recordings");

    public static IReadOnlyList<Recording> All { get; } = [.. Directory.GetFiles(Folder, "*.http").Order(StringComparer.Ordinal).Select(Read)];

    /// <param name="start">What the name begins with: its number and the dash.</param>
    public static Recording Of(string start) => All.Single(recording => recording.Name.StartsWith(start, StringComparison.Ordinal));

    public static string Webhook(string name) => File.ReadAllText(Path.Combine(Folder, $"webhook-{name}.json"));

    private static Recording Read(string file)
    {
        var lines = File.ReadAllLines(file).SkipWhile(line => line.StartsWith('#')).ToList();
        var answer = lines.FindIndex(line => StatusLine().IsMatch(line));
        var headers = lines.Skip(answer + 1).TakeWhile(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new[] { ".json", ".txt" }.Select(extension => Path.ChangeExtension(file, extension)).FirstOrDefault(File.Exists);
        return new(Path.GetFileNameWithoutExtension(file), lines[0], int.Parse(StatusLine().Match(lines[answer]).Groups[1].Value, CultureInfo.InvariantCulture), headers, body is null ? "" : File.ReadAllText(body).Trim());
    }

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3})")]
    private static partial Regex StatusLine();
}
