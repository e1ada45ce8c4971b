using DitSite.Cms.Rules;
using DitSite.Content.Documents;
using DitSite.Content.Publishing;

namespace DitSite.Tests.Cms;

/// <summary>What the guard reads from Umbraco's own classes is what the site reads from the content folder.</summary>
public sealed class ContentTreeTests
{
    private readonly CmsContent cms = new();

    private ContentTree Tree => ContentTree.Load(cms.Service, CmsContent.Strings);

    [Fact]
    public void Documents_OfTheExportedContent_AreThoseOfTheFolder() =>
        Assert.Equal(cms.Documents.Select(Hash).Order(StringComparer.Ordinal), Tree.Documents([], []).Select(Hash).Order(StringComparer.Ordinal));

    [Fact]
    public void Documents_WithAnEditedDraft_KeepThePublishedValuesUntilItIsPublished()
    {
        var venue = cms["/venues/kantor-centre/"];
        venue.SetValue("town", "Leeds");

        Assert.Equal("London", Tree.Documents([], []).Single(document => document.ContentType == "venue").Properties["town"]!.ToString());
        Assert.Equal("Leeds", Tree.Documents([venue], []).Single(document => document.ContentType == "venue").Properties["town"]!.ToString());
    }

    [Fact]
    public void Documents_BelowWhatIsUnpublished_AreGoneToo()
    {
        var paths = Tree.Documents([], [cms["/courses/dit-refresher/"]]).Select(document => document.Path).ToList();

        Assert.DoesNotContain(paths, path => path.StartsWith("/courses/dit-refresher/", StringComparison.Ordinal));
        Assert.Equal(cms.Documents.Count - 2, paths.Count);
    }

    [Fact]
    public void Reference_ToAnUnpublishedItem_IsNotSet()
    {
        var course = Tree.Documents([], [cms["/courses/dit-refresher/"]]).Single(document => document.Path == "/courses/dynamic-interpersonal-therapy/");

        Assert.Null(course.Properties["related"]);
        Assert.NotNull(Tree.Documents([], []).Single(document => document.Path == course.Path).Properties["related"]);
    }

    [Fact]
    public void Path_WithoutAnAddress_IsMadeFromTheName()
    {
        var page = cms.Add("A New Page", "page", cms["/"]);

        Assert.Equal("/a-new-page/", Tree.Path(page));
        Assert.Null(Tree.Path(cms.Add("2027-03-01", "courseRun", cms["/"])));
    }

    private static string Hash(ContentDocument document) => $"{document.Path} {ContentHash.Of(document)}";
}
