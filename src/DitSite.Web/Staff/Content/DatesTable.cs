using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Model;
using DitSite.Web.Components.Forms;

namespace DitSite.Web.Staff.Content;

/// <summary>One value that is edited in the table "Dates and fees".</summary>
/// <param name="Label">What it is, in full, for those who do not see the table around it.</param>
/// <param name="Path">Alias path, such as <c>fees[0].amount</c>.</param>
public sealed record DatesCell(EditedItem Item, ContentProperty Property, string Path, string Label, string Shown)
{
    public string Name => NameIn(Item, Path);

    public IReadOnlyList<Choice> Choices => [.. Property.Choices.Select(choice => new Choice(choice.Value, choice.Label)).Prepend(new("", "Not set"))];

    public static string NameIn(EditedItem item, string path) => $"d[{ContentLinks.NameOf(item)}].{path}";
}

/// <summary>A row: a fee with its amount, or a run with its dates.</summary>
public sealed record DatesRow(EditedItem Item, string Name, IReadOnlyList<DatesCell> Cells);

/// <summary>A course with its fees and its runs to come.</summary>
public sealed record DatesCourse(EditedItem Course, IReadOnlyList<DatesRow> Fees, IReadOnlyList<DatesRow> Runs)
{
    public static readonly IReadOnlyList<string> RunColumns = ["First day", "Last day", "From", "To", "Places", "State", "Booking opens", "Booking closes"];

    private static readonly string[] RunAliases = ["starts", "ends", "from", "to", "capacity", "state", "opens", "closes"];
    private static readonly string[] Priced = ["fees", "addOns", "costs"];

    /// <param name="today">London's date: runs that are over are left out.</param>
    public static IReadOnlyList<DatesCourse> Of(IReadOnlyList<EditedItem> items, DateOnly today) =>
        [.. items.Where(item => item.Type.Alias == "course" && item.Document is not null).OrderBy(course => new PropertyValues(course.Document!.Properties).Number("order")).Select(course =>
        {
            var runs = items.Where(item => item.Type.Alias == "courseRun" && item.Document is not null && item.Path.StartsWith(course.Path + "dates/", StringComparison.Ordinal))
                .Where(run => Day(run, "ends") is not { } last || last >= today).OrderBy(run => Day(run, "starts")).ToList();
            return new DatesCourse(course, [.. FeesOf(course, ""), .. runs.SelectMany(run => FeesOf(run, ContentGroup.NameOf(run) + ": "))], [.. runs.Select(RunRow)]);
        })];

    /// <summary>With what was typed into the cells of some items in place of what they hold.</summary>
    /// <param name="origins">Files of those items.</param>
    public DatesCourse WithTyped(IFormCollection form, IReadOnlySet<string> origins)
    {
        return this with { Fees = [.. Fees.Select(Typed)], Runs = [.. Runs.Select(Typed)] };

        DatesRow Typed(DatesRow row) => !origins.Contains(row.Item.Origin) ? row
            : row with { Cells = [.. row.Cells.Select(cell => form.TryGetValue(cell.Name, out var typed) ? cell with { Shown = typed.ToString() } : cell)] };
    }

    /// <summary>The item with what was typed in its cells.</summary>
    public static JsonObject Read(EditedItem item, IFormCollection form)
    {
        var properties = (JsonObject)item.Document!.Properties.DeepClone();
        foreach (var cell in CellsOf(item))
        {
            if (form.TryGetValue(cell.Name, out var typed))
            {
                var (owner, alias) = Owner(properties, cell.Path);
                var value = ItemForm.Parse(cell.Property, typed);
                if (value is null)
                {
                    owner.Remove(alias);
                }
                else if (!JsonNode.DeepEquals(owner[alias], value))
                {
                    owner[alias] = value;
                }
            }
        }

        return properties;
    }

    private static IEnumerable<DatesCell> CellsOf(EditedItem item) => FeesOf(item, "").SelectMany(row => row.Cells).Concat(item.Type.Alias == "courseRun" ? RunRow(item).Cells : []);

    private static DatesRow RunRow(EditedItem run)
    {
        var name = ContentGroup.NameOf(run);
        return new(run, name, [.. RunAliases.Select((alias, index) =>
        {
            var property = run.Type.Properties.Single(property => property.Alias == alias);
            return new DatesCell(run, property, alias, $"{RunColumns[index]}, {name}", ItemForm.Shown(property, run.Document!.Properties[alias]));
        })]);
    }

    private static IEnumerable<DatesRow> FeesOf(EditedItem item, string prefix)
    {
        foreach (var alias in Priced)
        {
            if (item.Type.Properties.FirstOrDefault(property => property.Alias == alias)?.Rows is not { } rows || item.Document!.Properties[alias] is not JsonArray entries)
            {
                continue;
            }

            var amount = rows.Properties.Single(property => property.Alias == "amount");
            foreach (var (row, index) in entries.OfType<JsonObject>().Select((row, index) => (row, index)))
            {
                var name = prefix + (row["label"] ?? row["code"]);
                yield return new(item, name, [new DatesCell(item, amount, $"{alias}[{index}].amount", $"Amount, {name}", ItemForm.Shown(amount, row["amount"]))]);
            }
        }
    }

    private static (JsonObject Owner, string Alias) Owner(JsonObject properties, string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        return open < 0 ? (properties, path)
            : ((JsonObject)properties[path[..open]]![int.Parse(path[(open + 1)..path.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)]!, path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]);
    }

    private static DateOnly? Day(EditedItem item, string alias) => PropertyValues.ParseDate(item.Document!.Properties[alias]?.ToString() ?? "");
}
