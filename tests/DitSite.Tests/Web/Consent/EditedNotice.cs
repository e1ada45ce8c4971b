using System.Text.RegularExpressions;

namespace DitSite.Tests.Web.Consent;

/// <summary>A copy of the tests' content whose cookie notice can be edited and pinned again, as an editor would.</summary>
public sealed partial class EditedNotice : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    private string File => folder.File("notices", "cookies.md");

    public static EditedNotice Copy()
    {
        var copy = new EditedNotice();
        copy.folder.CopyFrom(Repository.TestContent);
        return copy;
    }

    /// <summary>Changes the notice, raises its version and writes the hash that the content check asks for.</summary>
    public void Edit(Func<string, string> change)
    {
        EditOnly(change);
        System.IO.File.WriteAllText(File, Follow(System.IO.File.ReadAllText(File)));
    }

    /// <summary>Changes the notice and nothing else.</summary>
    public void EditOnly(Func<string, string> change)
    {
        var before = System.IO.File.ReadAllText(File);
        var after = change(before);
        Assert.NotEqual(before, after);
        System.IO.File.WriteAllText(File, after);
    }

    /// <summary>The sentences of the content check about this notice.</summary>
    public IReadOnlyList<string> Findings() => NoticeCheck.Of(folder.Path);

    public void Dispose() => folder.Dispose();

    private string Follow(string notice)
    {
        var sentence = Findings().First(finding => finding.Contains("hash: ", StringComparison.Ordinal));
        notice = Version().Replace(notice, $"version: \"{Number().Match(sentence).Groups[1].Value}\"", 1);
        return Hash().Replace(notice, $"hash: \"{Pin().Match(sentence).Groups[1].Value}\"", 1);
    }

    [GeneratedRegex(@"(?m)^version: .*$")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?m)^hash: .*$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"version: (\d+)")]
    private static partial Regex Number();

    [GeneratedRegex("hash: ([0-9a-f-]+)")]
    private static partial Regex Pin();
}
