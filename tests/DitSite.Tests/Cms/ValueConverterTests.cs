using System.Text.Json;
using DitSite.Content.Model;
using DitSite.Content.Umbraco;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.Serialization;

namespace DitSite.Tests.Cms;

/// <summary>Umbraco's own converters, which the Delivery API answers with, understand what is stored: as a column's value and as a block's.</summary>
public sealed class ValueConverterTests
{
    private static readonly Guid Item = Guid.Parse("38c54f15-1c03-467c-95be-edadab8c6a1a");

    private static string Stored(PropertyKind kind, string json, params ChoiceOption[] choices) =>
        new StoredValue(Item, path => path == "/courses/knots/" ? Item : null).Of(new ContentProperty("x", "X", kind) { Choices = [.. choices] }, System.Text.Json.Nodes.JsonNode.Parse(json))!;

    private static object? Intermediate(IPropertyValueConverter converter, object? stored) => converter.ConvertSourceToIntermediate(null!, null!, stored, preview: false);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Flag_IsUnderstood(string json, bool value) => Assert.Equal(value, Intermediate(new YesNoValueConverter(), Stored(PropertyKind.Flag, json)));

    [Fact]
    public void WholeNumber_IsUnderstood() => Assert.Equal(150, Intermediate(new IntegerValueConverter(), Stored(PropertyKind.WholeNumber, "150")));

    [Theory]
    [InlineData("137.31")]
    [InlineData("25")]
    [InlineData("2100.00")]
    public void Money_IsUnderstood(string json) => Assert.Equal(decimal.Parse(json, System.Globalization.CultureInfo.InvariantCulture), Intermediate(new DecimalValueConverter(), Stored(PropertyKind.Money, json)));

    [Fact]
    public void List_IsUnderstood_WithCommasAndBraces() =>
        Assert.Equal(["fee, cost, price", "{{ duration }}", "16"], Assert.IsAssignableFrom<IEnumerable<string>>(Intermediate(new MultipleTextStringValueConverter(), Stored(PropertyKind.List, """["fee, cost, price", "{{ duration }}", "16"]"""))));

    [Fact]
    public void Choice_IsUnderstood_ByItsLabel() =>
        Assert.Equal(["the start of the course, backwards"], Assert.IsType<string[]>(Intermediate(new FlexibleDropdownPropertyValueConverter(new Json()), Stored(PropertyKind.Choice, "\"day-before\"", new ChoiceOption("day-before", "the start of the course, backwards")))));

    [Fact]
    public void Reference_IsUnderstood() =>
        Assert.Equal(Item, Assert.IsType<GuidUdi>(Intermediate(new ContentPickerValueConverter(null!, null!), Stored(PropertyKind.Reference, "\"/courses/knots/\""))).Guid);

    private sealed class Json : IJsonSerializer
    {
        public string Serialize(object? input) => JsonSerializer.Serialize(input);

        public T? Deserialize<T>(string input) => JsonSerializer.Deserialize<T>(input);

        public bool TryDeserialize<T>(object input, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
            where T : class => (value = JsonSerializer.Deserialize<T>(input.ToString()!)) is not null;
    }
}
