using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Site;

/// <summary>
/// Answers any form of the site as a willing person would, going by what the fields are: so that a test which only wants to get to the
/// end of a journey does not repeat its questions.
/// </summary>
/// <param name="Detour">Takes the last of several choices instead of the first: books for somebody else, has the employer pay.</param>
public sealed record FormFiller(string Name, string Email, bool Detour = false)
{
    public IReadOnlyCollection<(string Name, string? Value)> Answers(IHtmlFormElement form) =>
        [.. FormFields.Controls(form).GroupBy(control => control.GetAttribute("name")!).SelectMany(Answer)];

    private IEnumerable<(string Name, string? Value)> Answer(IGrouping<string, IElement> field) => Values(field).Select(value => (field.Key, (string?)value));

    private IEnumerable<string> Values(IGrouping<string, IElement> field) => field.First() switch
    {
        IHtmlInputElement { Type: "hidden" or "submit" or "file" } or IHtmlButtonElement => [],
        IHtmlInputElement { Type: "radio" } => [(Detour ? field.Last() : field.First()).GetAttribute("value") ?? "on"],
        IHtmlInputElement { Type: "checkbox" } => field.Select(box => box.GetAttribute("value") ?? "on"),
        IHtmlSelectElement select => [(Detour ? select.Options.First() : select.Options.Last()).Value],
        IHtmlTextAreaElement => ["12 Example Street"],
        var text => [Text(field.Key, text)],
    };

    private string Text(string name, IElement field)
    {
        var other = name.Contains("Delegate", StringComparison.OrdinalIgnoreCase) || field.Owner!.Url.Contains("/their-", StringComparison.Ordinal);
        return name switch
        {
            _ when name.EndsWith("Day", StringComparison.Ordinal) => "14",
            _ when name.EndsWith("Month", StringComparison.Ordinal) => "6",
            _ when name.EndsWith("Year", StringComparison.Ordinal) => "2024",
            _ when name.Contains("Email", StringComparison.Ordinal) => other ? "other-" + Email : Email,
            _ when name.Contains("Name", StringComparison.Ordinal) => other ? $"Other {Name}" : Name,
            _ => "Example 7",
        };
    }
}
