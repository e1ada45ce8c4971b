using DitSite.Content.Model;
using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

public sealed class UmbracoModelTests
{
    private static IEnumerable<(string Owner, ContentProperty Property)> Properties =>
        ContentModel.Types.SelectMany(type => type.Properties.Select(property => (type.Alias, property)))
            .Concat(ContentModel.Types.SelectMany(type => type.Properties).Select(property => property.Rows).OfType<ElementType>().Distinct()
                .SelectMany(rows => rows.Properties.Select(property => (rows.Alias, property))));

    [Fact]
    public void Aliases_WithinAType_AreUniqueInUmbraco()
    {
        var twins = Properties.GroupBy(pair => (pair.Owner, UmbracoModel.Alias(pair.Property).ToUpperInvariant())).Where(group => group.Count() > 1);

        Assert.Empty(twins);
        Assert.All(Properties, pair => Assert.NotEqual(UmbracoModel.AddressAlias, UmbracoModel.Alias(pair.Property)));
    }

    [Theory]
    [InlineData("path", "pathValue")]
    [InlineData("Level", "LevelValue")]
    [InlineData("contentType", "contentTypeValue")]
    [InlineData("title", "title")]
    public void Alias_ThatUmbracoRefuses_GetsAnother(string ours, string theirs) =>
        Assert.Equal(theirs, UmbracoModel.Alias(new ContentProperty(ours, "Label", PropertyKind.Line)));

    [Fact]
    public void Aliases_OfTypesAndRows_AreUnique()
    {
        var aliases = ContentModel.Types.Select(type => type.Alias).Concat(Properties.Select(pair => pair.Owner).Distinct()).Distinct().ToList();

        Assert.Equal(aliases.Count, aliases.Select(alias => alias.ToUpperInvariant()).Distinct().Count());
        Assert.DoesNotContain(UmbracoModel.FolderType, aliases);
    }

    [Fact]
    public void Editor_OfEveryProperty_Exists() => Assert.All(Properties, pair => Assert.StartsWith("Umbraco.", UmbracoModel.Editor(pair.Property).Alias, StringComparison.Ordinal));

    [Fact]
    public void Choices_LabelAndBack_SayTheSame()
    {
        var choices = Properties.Where(pair => !pair.Property.Choices.IsEmpty).ToList();

        Assert.NotEmpty(choices);
        Assert.All(choices, pair => Assert.All(pair.Property.Choices, choice => Assert.Equal(choice.Value, UmbracoModel.Value(pair.Property, UmbracoModel.Label(pair.Property, choice.Value)))));
        Assert.Equal("unheard of", UmbracoModel.Value(choices[0].Property, "unheard of"));
    }

    [Theory]
    [InlineData("site", "/", "/")]
    [InlineData("course", "/courses/test-course/", "/courses/test-course/")]
    [InlineData("course", "/test-course/", "/courses/test-course/")]
    [InlineData("courseRun", "/courses/test-course/2027-05-03/", "/courses/test-course/dates/2027-05-03/")]
    [InlineData("venue", "/venues/harbour-house/", "/venues/harbour-house/")]
    [InlineData("page", "/about-test/", "/about-test/")]
    [InlineData("page", "/pages/about-test/", "/about-test/")]
    [InlineData("cookieNotice", "/cookies/", "/notices/cookies/")]
    [InlineData("courseRun", "/2027-05-03/", null)]
    [InlineData("folder", "/courses/", null)]
    [InlineData("unheard", "/x/", null)]
    public void Path_OfAType_IsTheSites(string type, string route, string? path) => Assert.Equal(path, UmbracoModel.Path(type, route));
}
