namespace DitSite.Tests.Content.Rules.Radar;

/// <summary>One sentence of <c>phrasings.txt</c>, its alternatives chosen.</summary>
/// <param name="Rule">Rule, or <c>contradiction/topic</c>.</param>
/// <param name="Caught">Whether the rule must find it.</param>
/// <param name="OnRefresher">Whether it stands on the page of the refresher.</param>
public sealed record Phrasing(string Rule, bool Caught, bool OnRefresher, string Words)
{
    private const string Elsewhere = "on refresher:";

    public static IReadOnlyList<Phrasing> All { get; } = [.. Read(File.ReadLines(Repository.PathOf("tests", "DitSite.Tests", "Content", "Rules", "Radar", "phrasings.txt")))];

    private static IEnumerable<Phrasing> Read(IEnumerable<string> lines)
    {
        var rule = "";
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("rule: ", StringComparison.Ordinal))
            {
                rule = line[6..].Trim();
                continue;
            }

            var words = line[2..].Trim();
            var elsewhere = words.StartsWith(Elsewhere, StringComparison.Ordinal);
            foreach (var sentence in Expand(elsewhere ? words[Elsewhere.Length..].Trim() : words))
            {
                yield return new Phrasing(rule, line[0] == '+', elsewhere, sentence.Replace(@"\n", "\n", StringComparison.Ordinal));
            }
        }
    }

    // {a|b} is a choice; {{ … }} is a reference and stays.
    private static IEnumerable<string> Expand(string words)
    {
        var open = -1;
        for (var i = 0; i < words.Length && open < 0; i++)
        {
            if (words[i] == '{' && words.ElementAtOrDefault(i + 1) == '{')
            {
                i = words.IndexOf("}}", i, StringComparison.Ordinal) + 1;
            }
            else if (words[i] == '{')
            {
                open = i;
            }
        }

        if (open < 0)
        {
            return [words];
        }

        var close = words.IndexOf('}', open);
        return words[(open + 1)..close].Split('|').SelectMany(choice => Expand(words[..open] + choice + words[(close + 1)..]));
    }
}
