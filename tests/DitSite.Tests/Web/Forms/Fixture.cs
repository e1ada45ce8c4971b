using System.Text.Json;

namespace DitSite.Tests.Web.Forms;

/// <summary>One published example of a design system component: the options it was made with and the markup that came of them.</summary>
public sealed record Fixture(string Component, string Name, JsonElement Options, string Html)
{
    /// <summary>The examples whose every option stands in <paramref name="understood"/>, written as <c>label.text</c> or <c>items[].value</c>.</summary>
    public static IReadOnlyList<Fixture> Of(string component, params string[] understood)
    {
        var file = Repository.PathOf("src", "DitSite.Web", "Assets", "node_modules", "govuk-frontend", "dist", "govuk", "components", component, "fixtures.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document.RootElement.GetProperty("fixtures").EnumerateArray()
                .Select(fixture => new Fixture(component, fixture.GetProperty("name").GetString()!, fixture.GetProperty("options").Clone(), fixture.GetProperty("html").GetString()!))
                .Where(fixture => Leaves(fixture.Options, "").All(understood.Contains)),
        ];
    }

    /// <summary>An option as text, or null.</summary>
    public string? Text(string path) => Text(Options, path);

    public static string? Text(JsonElement options, string path)
    {
        var value = options;
        foreach (var part in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
            {
                return null;
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };
    }

    public IReadOnlyList<JsonElement> Items(string name) =>
        Options.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)] : [];

    public override string ToString() => $"{Component}: {Name}";

    private static IEnumerable<string> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Leaves(item, path + "[]")),
        _ => [path],
    };
}
