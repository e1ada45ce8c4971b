namespace DitSite.Tests.Site;

/// <summary>The facts of <c>tests/content</c> in a folder of their own, to be changed by a test.</summary>
public sealed class ContentCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ContentCopy() => folder.CopyFrom(Repository.TestContent);

    public string Path => folder.Path;

    /// <summary>Writes a file as an editor's save does, whole.</summary>
    public void Write(string file, string text)
    {
        var target = folder.File(file.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var draft = target + ".saving";
        File.WriteAllText(draft, text);
        File.Move(draft, target, overwrite: true);
    }

    /// <summary>Everything as it was at first. Versions stay: they are never taken away.</summary>
    public void Restore()
    {
        var drafts = folder.File(".editor", "drafts");
        if (Directory.Exists(drafts))
        {
            Directory.Delete(drafts, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path, "*.md", SearchOption.AllDirectories).Where(file => !File.Exists(System.IO.Path.Combine(Repository.TestContent, System.IO.Path.GetRelativePath(Path, file)))))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(Repository.TestContent, "*.md", SearchOption.AllDirectories))
        {
            Write(System.IO.Path.GetRelativePath(Repository.TestContent, file).Replace('\\', '/'), File.ReadAllText(file));
        }
    }

    public void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(folder.File(file.Split('/')));
        Assert.Contains(old, text);
        Write(file, text.Replace(old, with));
    }

    /// <summary>Leaves a draft beside the content, as the editor does: what a file would become.</summary>
    public void Draft(string file, Func<string, string> change)
    {
        var target = folder.File([".editor", "drafts", .. (file + ".draft").Split('/')]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.WriteAllText(target, change(File.ReadAllText(folder.File(file.Split('/')))));
    }

    public void Dispose() => folder.Dispose();
}
