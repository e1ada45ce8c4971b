using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Facts;

/// <summary>Finds the facts of all items. What a property is called decides its path; rows are named by their code.</summary>
internal sealed class FactCollector(IReadOnlyCollection<ContentItem> items)
{
    private readonly List<Fact> facts = [];
    private readonly List<KeyValuePair<string, Fact>> otherNames = [];

    /// <summary>Texts with references of their own are resolved last, once, against the typed facts.</summary>
    public static FactSet Collect(IReadOnlyCollection<ContentItem> items)
    {
        var collector = new FactCollector(items);
        foreach (var item in items)
        {
            switch (item.Type.Alias)
            {
                case "site":
                    collector.AddItem(item, "site", "site");
                    break;
                case "venue":
                    collector.AddVenue(item);
                    break;
                case "course":
                    CourseFacts.Add(collector, item);
                    break;
                case "courseRun" when item.CourseSlug is { } course && !item.Values.Has("startsInWeeks"):
                    RunFacts.Add(collector, item, course);
                    break;
            }
        }

        var plain = new FactSet(collector.facts, collector.otherNames);
        Fact Settled(Fact fact) => fact.Value is FactValue.Text { Words: var words } && words.Contains("{{", StringComparison.Ordinal)
            ? fact with { Value = plain.Resolve(words, fact.Scope).Text is { Length: > 0 } text && !text.Contains("{{", StringComparison.Ordinal) ? new FactValue.Text(text) : null }
            : fact;
        return new FactSet(collector.facts.Select(Settled), collector.otherNames.Select(pair => KeyValuePair.Create(pair.Key, Settled(pair.Value))));
    }

    /// <summary>All properties of an item that are facts by their kind alone.</summary>
    public void AddItem(ContentItem item, string prefix, string scope)
    {
        foreach (var property in item.Type.Properties.Where(property => property.Tab != "Notes" && property.Alias != "body"))
        {
            var path = $"{prefix}.{property.Key}";
            Add(path, scope, property.Label, KindOf(property), ValueOf(item.Values, property), item, property.Alias);
            foreach (var row in item.Values.Rows(property.Alias))
            {
                if (property.Rows is { } type && row.Text("code") is { } code)
                {
                    AddRow(item, type, row, $"{prefix}.{(property.Alias == "entryRequirements" ? "requirements" : property.Key)}.{code}", scope);
                }
            }
        }
    }

    public Fact Add(string path, string scope, string label, FactKind kind, FactValue? value, ContentItem item, string property)
    {
        var fact = new Fact(path, scope, label, kind, value, item.Origin, property);
        facts.Add(fact);
        return fact;
    }

    public void AddOtherName(string path, string of)
    {
        if (facts.Find(fact => fact.Path == of) is { } known)
        {
            otherNames.Add(KeyValuePair.Create(path, known));
        }
    }

    private void AddVenue(ContentItem item)
    {
        var scope = $"venues.{item.Slug}";
        AddItem(item, scope, scope);
        var values = item.Values;
        Add(scope, scope, "Name", FactKind.Text, TextOf(values.Text("title")), item, "title");
        string?[] parts = [values.Text("street"), values.Text("town"), values.Text("postcode")];
        Add($"{scope}.address", scope, "Address", FactKind.Text, TextOf(string.Join(", ", parts.Where(part => part is not null))), item, "street");
    }

    // The row itself stands for its main value: an amount, a number with a unit, or else its label.
    private void AddRow(ContentItem item, ElementType type, PropertyValues row, string path, string scope)
    {
        var label = row.Text("label") ?? row.Text("code")!;
        var (kind, value, property) = type.Alias switch
        {
            "feeOption" or "addOn" or "stageCost" => (FactKind.Money, MoneyOf(row.Money("amount")), "amount"),
            "figure" => (FactKind.Count, CountOf(Quantity.Parse(row.Text("amount")), row.Text("unit")), "amount"),
            "deadline" => (FactKind.Count, CountOf(row.Number("within"), row.Text("unit")), "within"),
            "entryRequirement" when row.Has("threshold") => (FactKind.Count, CountOf(row.Number("threshold"), row.Text("unit")), "threshold"),
            "renamedBody" => (FactKind.Text, TextOf(row.Text("now")), "now"),
            _ => (FactKind.Text, TextOf(row.Text("label")), "label"),
        };
        var main = Add(path, scope, label, kind, value, item, row.PathOf(property));
        if (kind == FactKind.Money)
        {
            otherNames.Add(KeyValuePair.Create($"{path}.amount", main));
        }
        else if (value is FactValue.Count count)
        {
            Add($"{path}.number", scope, $"{label}: number", FactKind.Text, new FactValue.Text(count.Number.Digits), item, row.PathOf(property));
        }

        foreach (var part in type.Properties.Where(part => part.Alias is not ("code" or "amount" or "threshold" or "within")))
        {
            Add($"{path}.{part.Key}", scope, $"{label}: {part.Label}", KindOf(part), ValueOf(row, part), item, row.PathOf(part.Alias));
        }
    }

    internal static FactValue? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : new FactValue.Text(text);

    internal static FactValue? MoneyOf(decimal? pounds) => pounds is { } amount ? new FactValue.Money(amount) : null;

    internal static FactValue? CountOf(int? number, string? unit) => number is >= 0 and var count ? CountOf(new Quantity(count, 1), unit) : null;

    internal static FactValue? CountOf(Quantity? number, string? unit) => number is { } quantity && !string.IsNullOrWhiteSpace(unit) ? new FactValue.Count(quantity, unit) : null;

    private static string UnitOf(ContentProperty property) => property.Alias switch
    {
        _ when property.Alias.EndsWith("WorkingDays", StringComparison.Ordinal) => "working days",
        _ when property.Alias.EndsWith("Days", StringComparison.Ordinal) => "days",
        "capacity" or "fundedPlaces" => "places",
        "startsInWeeks" => "weeks",
        _ => "",
    };

    private static FactKind KindOf(ContentProperty property) => property.Kind switch
    {
        PropertyKind.Date => FactKind.Date,
        PropertyKind.Time => FactKind.Time,
        PropertyKind.Money => FactKind.Money,
        PropertyKind.WholeNumber => UnitOf(property).Length > 0 ? FactKind.Count : FactKind.Text,
        PropertyKind.List or PropertyKind.Rows => FactKind.List,
        PropertyKind.Email => FactKind.Email,
        PropertyKind.Url => FactKind.Url,
        PropertyKind.Markdown or PropertyKind.Lines => FactKind.Words,
        _ => FactKind.Text,
    };

    private FactValue? ValueOf(PropertyValues values, ContentProperty property)
    {
        var alias = property.Alias;
        return property.Kind switch
        {
            PropertyKind.Line => TextOf(values.Text(alias)),
            PropertyKind.Choice => TextOf(property.Choices.FirstOrDefault(choice => choice.Value == values.Text(alias))?.Label),
            PropertyKind.Date => values.Date(alias) is { } date ? new FactValue.Date(date) : null,
            PropertyKind.Time => values.Time(alias) is { } time ? new FactValue.Time(time) : null,
            PropertyKind.Money => MoneyOf(values.Money(alias)),
            PropertyKind.WholeNumber => UnitOf(property) is { Length: > 0 } unit ? CountOf(values.Number(alias), unit) : TextOf(values.Number(alias)?.ToString(UkText.Culture)),
            PropertyKind.Reference => TextOf(items.FirstOrDefault(item => item.Path == values.Text(alias))?.Values.Text("title")),
            PropertyKind.Email => values.Text(alias) is { } email ? new FactValue.Email(email) : null,
            PropertyKind.Url => values.Url(alias) is { } url ? new FactValue.Url(url) : null,
            PropertyKind.Markdown or PropertyKind.Lines => values.Has(alias) ? new FactValue.Present() : null,
            PropertyKind.Flag => values.Flag(alias) ? TextOf("yes") : null,
            PropertyKind.List => ListOf(values.List(alias), alias is "bodies" or "settings" or "evidence" ? "or" : "and"),
            PropertyKind.Rows => ListOf([.. values.Rows(alias).Select(row => row.Text("label") ?? row.Text("title") ?? row.Text("now") ?? row.Text("code") ?? "").Where(label => label.Length > 0)], "and"),
            _ => null,
        };
    }

    private static FactValue? ListOf(ImmutableArray<string> items, string conjunction) => items.IsEmpty ? null : new FactValue.List(items, conjunction);
}
