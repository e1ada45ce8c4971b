using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DitSite.Web.Staff.Content;

/// <summary>What a named button of the form asks for, such as <c>add:fees</c>, <c>up:fees[2]</c>, <c>look:body</c>, <c>save</c> or <c>review</c>.</summary>
internal sealed partial record FormDeed(string Verb, string Path)
{
    public const string Field = "do";

    public static FormDeed Of(string? button)
    {
        var parts = (button ?? "").Split(':', 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    public static string RowsOf(string path) => path[..Math.Max(0, path.LastIndexOf('['))];

    /// <summary>Adds, takes away or moves a row.</summary>
    /// <returns>False: the button is for something else.</returns>
    public bool ApplyTo(JsonObject properties)
    {
        if (Verb == "add" && Alias().IsMatch(Path))
        {
            if (properties[Path] is not JsonArray list)
            {
                properties[Path] = list = [];
            }

            list.Add(new JsonObject());
            return true;
        }

        if (Row().Match(Path) is not { Success: true } match || properties[match.Groups["alias"].Value] is not JsonArray rows
            || !int.TryParse(match.Groups["index"].Value, CultureInfo.InvariantCulture, out var index) || index >= rows.Count)
        {
            return false;
        }

        var target = Verb switch { "up" => index - 1, "down" => index + 1, "remove" => index, _ => -2 };
        if (target == -2)
        {
            return false;
        }

        var row = rows[index];
        rows.RemoveAt(index);
        if (Verb != "remove")
        {
            rows.Insert(Math.Clamp(target, 0, rows.Count), row);
        }

        return true;
    }

    [GeneratedRegex(@"\A[a-zA-Z]+\z")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\A(?<alias>[a-zA-Z]+)\[(?<index>\d{1,4})\]\z")]
    private static partial Regex Row();
}
