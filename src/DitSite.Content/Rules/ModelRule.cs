using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Rules;

/// <summary>What the content model says of each property: required, its kind, its choices, its length.</summary>
public sealed class ModelRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => Check(item, item.Values, item.Type.Properties);

    private static IEnumerable<Finding> Check(ContentItem item, PropertyValues values, ImmutableArray<ContentProperty> properties)
    {
        foreach (var property in properties)
        {
            var path = values.PathOf(property.Alias);
            if (!values.Has(property.Alias))
            {
                if (property.Required)
                {
                    yield return item.Error("required", path, $"'{property.Key}' ({property.Label}) is missing.");
                }
            }
            else if (Problem(values, property) is { } problem)
            {
                yield return item.Error("format", path, $"'{property.Key}' {problem}");
            }
            else if (property.Rows is { } rows)
            {
                foreach (var finding in CheckRows(item, values, property, rows))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckRows(ContentItem item, PropertyValues values, ContentProperty property, ElementType type)
    {
        var codes = new HashSet<string>();
        foreach (var row in values.Rows(property.Alias))
        {
            foreach (var finding in Check(item, row, type.Properties))
            {
                yield return finding;
            }

            if (row.Text("code") is not { } code)
            {
                continue;
            }

            if (!Code.IsMatch(code))
            {
                yield return item.Error("format", row.PathOf("code"), "'code' is lower-case letters and digits with hyphens.");
            }
            else if (!codes.Add(code))
            {
                yield return item.Error("duplicate-code", row.PathOf("code"), $"Two rows of '{property.Key}' have the code '{code}'. Facts name rows by their code.");
            }
        }
    }

    private static string? Problem(PropertyValues values, ContentProperty property)
    {
        var alias = property.Alias;
        var node = values.Json[alias]!;
        return property.Kind switch
        {
            PropertyKind.Line => Words(values.Text(alias), property) ?? (values.Text(alias)!.Contains('\n', StringComparison.Ordinal) ? "must be one line." : null),
            PropertyKind.Lines or PropertyKind.Markdown => Words(values.Text(alias), property),
            PropertyKind.Date => values.Date(alias) is null ? "must be a date such as 2027-03-15." : null,
            PropertyKind.Time => values.Time(alias) is null ? "must be a time such as 09:30." : null,
            PropertyKind.Money => values.Money(alias) is not { } pounds ? "must be an amount such as 100 or 137.50, without a pound sign."
                : pounds < 0 || decimal.Round(pounds, 2) != pounds || pounds > 1_000_000 ? "must be between 0 and 1,000,000 pounds, with at most two decimals." : null,
            PropertyKind.WholeNumber => values.Number(alias) is null or < 0 ? "must be a whole number." : null,
            PropertyKind.Choice => property.Choices.Any(choice => choice.Value == values.Text(alias)) ? null : $"must be one of: {string.Join(", ", property.Choices.Select(choice => choice.Value))}.",
            PropertyKind.List => node is JsonArray items && items.All(entry => entry?.GetValueKind() == JsonValueKind.String) ? Choices(values.List(alias), property) : "must be a list: begin each item with a dash.",
            PropertyKind.Flag => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false.",
            PropertyKind.Email => Email.IsMatch(values.Text(alias) ?? "") ? null : "must be an e-mail address.",
            PropertyKind.Url => Uri.TryCreate(values.Text(alias), UriKind.Absolute, out _) && Markup.LinkPolicy.Refuse(values.Text(alias)) is null && values.Text(alias)!.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? null : "must be an address that begins with https://.",
            PropertyKind.Reference => values.Text(alias) is null ? "must be the address of an item." : null,
            PropertyKind.Rows => node is JsonArray rows && rows.All(row => row is JsonObject) ? null : "must be a list of groups: begin each with a dash.",
            _ => null,
        };
    }

    private static string? Words(string? text, ContentProperty property) =>
        text is null ? "must be text." : text.Length > property.MaxLength ? $"has {text.Length} characters; at most {property.MaxLength} are allowed."
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? "contains a control character." : null;

    private static string? Choices(ImmutableArray<string> entries, ContentProperty property) =>
        property.Choices.IsEmpty ? entries.Select(entry => Words(entry, property)).FirstOrDefault(problem => problem is not null)
        : entries.All(entry => property.Choices.Any(choice => choice.Value == entry)) ? null : $"may hold: {string.Join(", ", property.Choices.Select(choice => choice.Value))}.";

    internal static Regex Code { get; } = new("^[a-z0-9]+(?:-[a-z0-9]+)*$");

    private static Regex Email { get; } = new(@"^[^@\s<>,;:""()\[\]]+@[^@\s<>,;:""()\[\].]+(?:\.[^@\s<>,;:""()\[\].]+)+$");
}
