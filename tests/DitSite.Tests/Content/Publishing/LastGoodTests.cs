using DitSite.Content.Publishing;

namespace DitSite.Tests.Content.Publishing;

public sealed class LastGoodTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_WhatWasSaved_BuildsTheSameSnapshot()
    {
        var built = SmallContent.Good.Build();
        new LastGood(folder.Path).Save(built.Documents);

        var loaded = new LastGood(folder.Path).Load()!;

        Assert.Equal(built.Snapshot!.Version, SnapshotBuilder.Build(new([.. loaded], []), null, SmallContent.Today).Snapshot!.Version);
        Assert.Equal(built.Documents[0].Lines, loaded[0].Lines);
        Assert.Equal(["last-good.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{\"id\":1}]")]
    public void Load_BrokenFile_IsNull(string text)
    {
        File.WriteAllText(folder.File("last-good.json"), text);

        Assert.Null(new LastGood(folder.Path).Load());
    }

    [Fact]
    public void Load_WithoutFile_IsNull() => Assert.Null(new LastGood(folder.File("none")).Load());
}
