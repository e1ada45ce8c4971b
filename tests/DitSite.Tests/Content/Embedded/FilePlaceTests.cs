using DitSite.Content.Embedded;

namespace DitSite.Tests.Content.Embedded;

public sealed class FilePlaceTests
{
    [Theory]
    [InlineData("site.md", "site", "/")]
    [InlineData("courses/a-b/course.md", "course", "/courses/a-b/")]
    [InlineData("courses/a-b/runs/2027-03-15.md", "courseRun", "/courses/a-b/dates/2027-03-15/")]
    [InlineData("venues/v.md", "venue", "/venues/v/")]
    [InlineData("pages/terms.md", "page", "/terms/")]
    [InlineData("notices/cookies.md", "cookieNotice", "/notices/cookies/")]
    public void Of_KnownPlace_GivesTypeAndPath(string file, string type, string path) => Assert.Equal(new FilePlace(type, path), FilePlace.Of(file));

    [Theory]
    [InlineData("pages/Terms.md")]
    [InlineData("pages/a/b.md")]
    [InlineData("pages/../site.md")]
    [InlineData("courses/course.md")]
    [InlineData("notes.md")]
    [InlineData("pages/a b.md")]
    public void Of_AnyOtherPlace_IsNull(string file) => Assert.Null(FilePlace.Of(file));

    [Theory]
    [InlineData("courses/a/runs/sample-1.md", true)]
    [InlineData("courses/a/runs/sample-day.md", false)]
    [InlineData("pages/sample-1.md", false)]
    public void IsSample_ByFileName_IsForNumberedRunsOnly(string file, bool sample) => Assert.Equal(sample, FilePlace.Of(file)!.IsSample);
}
