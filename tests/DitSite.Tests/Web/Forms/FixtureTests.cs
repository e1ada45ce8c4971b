using System.Text.Json;
using System.Text.RegularExpressions;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Components;

namespace DitSite.Tests.Web.Forms;

/// <summary>The primitives emit the design system's markup: compared with every published example whose options they have.</summary>
public sealed partial class FixtureTests
{
    private static readonly string[] Asked = ["name", "id", "label.text", "label.classes", "label.isPageHeading", "hint.text", "errorMessage.text"];

    private static readonly string[] Grouped =
        ["name", "idPrefix", "fieldset.legend.text", "fieldset.legend.classes", "fieldset.legend.isPageHeading", "hint.text", "errorMessage.text",
            "items[].value", "items[].text", "items[].hint.text"];

    [Fact]
    public Task Input_PublishedExamples_SameMarkup() => CompareAsync<TextInput>(12, Fixture.Of("input",
        [.. Asked, "value", "type", "inputmode", "autocomplete", "spellcheck", "prefix.text", "suffix.text"]), fixture => Field(fixture)
        .With("Type", fixture.Text("type") ?? "text").With("Inputmode", fixture.Text("inputmode")).With("Autocomplete", fixture.Text("autocomplete"))
        .With("Spellcheck", fixture.Text("spellcheck") is { } flag ? flag == "true" : null).With("Prefix", fixture.Text("prefix.text")).With("Suffix", fixture.Text("suffix.text")));

    [Fact]
    public Task TextArea_PublishedExamples_SameMarkup() => CompareAsync<TextArea>(6, Fixture.Of("textarea", [.. Asked, "value", "rows", "autocomplete"]), fixture =>
        Field(fixture).With("Rows", int.Parse(fixture.Text("rows") ?? "5")).With("Autocomplete", fixture.Text("autocomplete")));

    [Fact]
    public Task FileUpload_PublishedExamples_SameMarkup() => CompareAsync<FileUpload>(5, Fixture.Of("file-upload", [.. Asked, "multiple", "attributes.accept"]), fixture =>
        Field(fixture).With("Multiple", fixture.Text("multiple") == "true").With("Accept", fixture.Text("attributes.accept")));

    [Fact]
    public Task Select_PublishedExamples_SameMarkup() => CompareAsync<Select>(4, Fixture.Of("select", [.. Asked, "value", "items[].value", "items[].text"])
        .Where(fixture => fixture.Items("items").All(item => Fixture.Text(item, "value") is not null)), fixture => Field(fixture).With("Choices", Choices(fixture)));

    [Fact]
    public Task Radios_PublishedExamples_SameMarkup() => CompareAsync<Radios>(5, Fixture.Of("radios", [.. Grouped, "value", "classes"])
        .Where(fixture => fixture.Text("fieldset.legend.text") is not null && fixture.Text("classes") is null or "govuk-radios--inline"), fixture =>
        Group(fixture).With("Choices", Choices(fixture)).With("Inline", fixture.Text("classes") is not null));

    [Fact]
    public Task Checkboxes_PublishedExamples_SameMarkup() => CompareAsync<Checkboxes>(5, Fixture.Of("checkboxes", [.. Grouped, "values[]"])
        .Where(fixture => fixture.Text("fieldset.legend.text") is not null), fixture =>
        Group(fixture).With("Choices", Choices(fixture)));

    [Fact]
    public Task DateInput_PublishedExamples_SameMarkup() => CompareAsync<DateInput>(3, Fixture.Of("date-input",
        "id", "fieldset.legend.text", "hint.text", "errorMessage.text", "values.day", "values.month", "values.year", "namePrefix")
        .Where(fixture => fixture.Text("fieldset.legend.text") is not null), fixture => new Dictionary<string, object?>
        {
            ["Name"] = "Date", ["Id"] = fixture.Text("id"), ["Label"] = fixture.Text("fieldset.legend.text"), ["Hint"] = fixture.Text("hint.text"),
            ["For"] = Rendered.For(new DateAnswer { Day = fixture.Text("values.day"), Month = fixture.Text("values.month"), Year = fixture.Text("values.year") }),
        }, ours => PostedPart().Replace(ours, match => $"name=\"{match.Groups[1].Value.ToLowerInvariant()}\"").Replace("inputmode=\"text\"", "inputmode=\"numeric\""),
        theirs => PrefixedPart().Replace(theirs, "name=\"$1\""), "Date");

    [Fact]
    public Task ErrorSummary_PublishedExamples_SameMarkup() => CompareAsync<ErrorSummary>(3, Fixture.Of("error-summary", "titleText", "errorList[].text", "errorList[].href")
        .Where(fixture => fixture.Text("titleText") == "There is a problem" && fixture.Items("errorList").Count > 0), fixture => new Dictionary<string, object?>
        {
            ["Errors"] = fixture.Items("errorList").Select(item => new FormError(Fixture.Text(item, "text")!, Fixture.Text(item, "href"))).ToArray(),
        });

    [Fact]
    public Task Button_PublishedExamples_SameMarkup() => CompareAsync<Button>(6, Fixture.Of("button", "text", "href", "name", "value", "preventDoubleClick", "classes")
        .Where(fixture => fixture.Text("preventDoubleClick") != "false" && fixture.Text("classes") is null or "govuk-button--secondary" or "govuk-button--warning"), fixture => new Dictionary<string, object?>
        {
            ["ChildContent"] = (RenderFragment)(builder => builder.AddContent(0, fixture.Text("text"))), ["Href"] = fixture.Text("href"), ["Name"] = fixture.Text("name"),
            ["Value"] = fixture.Text("value"), ["PreventDoubleClick"] = fixture.Text("preventDoubleClick") == "true", ["Kind"] = fixture.Text("classes")?["govuk-button--".Length..],
        });

    [Fact]
    public Task SummaryList_PublishedExamples_SameMarkup() => CompareAsync<SummaryList>(6, Fixture.Of("summary-list", "rows[].key.text", "rows[].value.text", "rows[].value.html",
        "classes", "rows[].actions.items[].href", "rows[].actions.items[].text", "rows[].actions.items[].visuallyHiddenText")
        .Where(fixture => fixture.Text("classes") is null or "govuk-summary-list--no-border" && fixture.Items("rows").All(row => Actions(row).Count < 2)), fixture => new Dictionary<string, object?>
        {
            ["NoBorder"] = fixture.Text("classes") is not null,
            ["Rows"] = fixture.Items("rows").Select(row => new SummaryRow(Fixture.Text(row, "key.text")!, Fixture.Text(row, "value.text"))
            {
                Content = Fixture.Text(row, "value.html") is { } html ? builder => builder.AddMarkupContent(0, html) : null,
                ChangeHref = Actions(row).Select(action => Fixture.Text(action, "href")).FirstOrDefault(),
                ChangeText = Actions(row).Select(action => Fixture.Text(action, "text")).FirstOrDefault() ?? "Change",
                ChangeWhat = Actions(row).Select(action => Fixture.Text(action, "visuallyHiddenText")).FirstOrDefault(),
            }).ToArray(),
        });

    [Fact]
    public Task TaskList_PublishedExamples_SameMarkup() => CompareAsync<TaskList>(2, Fixture.Of("task-list", "idPrefix", "items[].title.text", "items[].href", "items[].status.text",
        "items[].status.tag.text", "items[].status.tag.classes", "items[].hint.text"), fixture => new Dictionary<string, object?>
        {
            ["IdPrefix"] = fixture.Text("idPrefix") ?? "task-list",
            ["Items"] = fixture.Items("items").Select(item => new TaskItem(Fixture.Text(item, "title.text")!, Fixture.Text(item, "href"),
                Fixture.Text(item, "status.text") ?? Fixture.Text(item, "status.tag.text")!,
                item.GetProperty("status").TryGetProperty("tag", out var tag) ? Fixture.Text(tag, "classes")?["govuk-tag--".Length..] ?? "" : null, Fixture.Text(item, "hint.text"))).ToArray(),
        });

    [Fact]
    public Task NotificationBanner_PublishedExamples_SameMarkup() => CompareAsync<NotificationBanner>(4, Fixture.Of("notification-banner", "text", "type", "titleText", "titleId")
        .Where(fixture => fixture.Text("type") is null or "success"), fixture => new Dictionary<string, object?>
        {
            ["Text"] = fixture.Text("text"), ["Success"] = fixture.Text("type") == "success", ["Title"] = fixture.Text("titleText"),
            ["TitleId"] = fixture.Text("titleId") ?? "govuk-notification-banner-title",
        });

    [Fact]
    public void Comparison_OneAttributeOrClassLess_IsNoticed()
    {
        const string Example = """<input class="govuk-input govuk-input--error" id="a" aria-describedby="a-error">""";
        Assert.Equal(Markup.Normalise(Example), Markup.Normalise("""<input aria-describedby="a-error" id="a"  class="govuk-input--error govuk-input" >"""));
        Assert.NotEqual(Markup.Normalise(Example), Markup.Normalise(Example.Replace(" aria-describedby=\"a-error\"", "")));
        Assert.NotEqual(Markup.Normalise(Example), Markup.Normalise(Example.Replace(" govuk-input--error", "")));
    }

    private static async Task CompareAsync<TComponent>(int atLeast, IEnumerable<Fixture> fixtures, Func<Fixture, Dictionary<string, object?>> parameters,
        Func<string, string>? ours = null, Func<string, string>? theirs = null, string? errorName = null)
        where TComponent : IComponent
    {
        var compared = 0;
        foreach (var fixture in fixtures)
        {
            var error = fixture.Text("errorMessage.text");
            (string, string)[] errors = error is null ? [] : [(errorName ?? fixture.Text("name")!, error)];
            var html = await Rendered.HtmlAsync<TComponent>(parameters(fixture), errors);
            var expected = $"{fixture}\n{Markup.Normalise(theirs?.Invoke(fixture.Html) ?? fixture.Html)}";
            Assert.Equal(expected, $"{fixture}\n{Markup.Normalise(ours?.Invoke(html) ?? html)}");
            compared++;
        }

        Assert.True(compared >= atLeast, $"Only {compared} examples of {typeof(TComponent).Name} were compared; {atLeast} were, when this was written.");
    }

    private static Dictionary<string, object?> Field(Fixture fixture) => new()
    {
        ["Name"] = fixture.Text("name"), ["Id"] = fixture.Text("id") ?? fixture.Text("name"), ["Label"] = fixture.Text("label.text"), ["LabelSize"] = Size(fixture.Text("label.classes")),
        ["IsPageHeading"] = fixture.Text("label.isPageHeading") == "true", ["Hint"] = fixture.Text("hint.text"), ["For"] = Rendered.For(fixture.Text("value")),
    };

    private static Dictionary<string, object?> Group(Fixture fixture) => new()
    {
        ["Name"] = fixture.Text("name"), ["Id"] = fixture.Text("idPrefix") ?? fixture.Text("name"), ["Label"] = fixture.Text("fieldset.legend.text"),
        ["LabelSize"] = Size(fixture.Text("fieldset.legend.classes")), ["IsPageHeading"] = fixture.Text("fieldset.legend.isPageHeading") == "true", ["Hint"] = fixture.Text("hint.text"),
        ["For"] = Rendered.For(fixture.Options.TryGetProperty("values", out var values) ? values.EnumerateArray().Select(value => value.ToString()).ToList() : (object?)fixture.Text("value")),
    };

    private static Choice[] Choices(Fixture fixture) =>
        [.. fixture.Items("items").Select(item => new Choice(Fixture.Text(item, "value")!, Fixture.Text(item, "text")!, Fixture.Text(item, "hint.text")))];

    private static string? Size(string? classes) => classes is null ? null : classes[^1..];

    private static IReadOnlyList<JsonElement> Actions(JsonElement row) =>
        row.TryGetProperty("actions", out var actions) && actions.TryGetProperty("items", out var items) ? [.. items.EnumerateArray()] : [];

    [GeneratedRegex("name=\"Date\\.(\\w+)\"")]
    private static partial Regex PostedPart();

    [GeneratedRegex("name=\"\\w+-(\\w+)\"")]
    private static partial Regex PrefixedPart();
}

internal static class Parameters
{
    public static Dictionary<string, object?> With(this Dictionary<string, object?> parameters, string name, object? value)
    {
        parameters[name] = value;
        return parameters;
    }
}
