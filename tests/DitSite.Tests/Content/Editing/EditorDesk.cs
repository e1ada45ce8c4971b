using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Editing;

namespace DitSite.Tests.Content.Editing;

/// <summary>The editor over the small content, in a folder of its own.</summary>
internal sealed class EditorDesk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public EditorDesk()
    {
        SmallContent.Good.Write(folder.Path);
        var clock = new TestClock();
        Editor = new(folder.Path, new(folder.Path, showSamples: false), new(folder.Path, clock), clock);
        Check = new(folder.Path, showSamples: false, clock);
    }

    public string Folder => folder.Path;

    public ContentEditor Editor { get; }

    public PublishCheck Check { get; }

    public EditedItem Open(string origin) => Editor.Find(origin)!;

    public string Live(string origin) => File.ReadAllText(Path.Combine(Folder, origin));

    /// <summary>Saves one property of an item as it was opened.</summary>
    public Task<SaveResult> SaveAsync(EditedItem opened, string property, JsonNode? value, string by)
    {
        var properties = (JsonObject)opened.Document!.Properties.DeepClone();
        properties[property] = value;
        return Editor.SaveAsync(opened.Origin, opened.Opened, properties, by, CancellationToken.None);
    }

    public void WriteByHand(string origin, Func<string, string> change) => File.WriteAllText(Path.Combine(Folder, origin), change(Live(origin)));

    public Task<IReadOnlyList<ItemVersion>> VersionsAsync(string origin) => Editor.VersionsAsync(origin, CancellationToken.None);

    /// <summary>Without opening the item, which would begin its history.</summary>
    public Task<IReadOnlyList<ItemVersion>> VersionsOfUntouchedAsync(string origin) => Task.FromResult(new Versions(Folder, TimeProvider.System).Of(origin));

    public Task<WouldBe> CheckAsync(string origin, Func<string, string> change) =>
        Check.LookAsync(new Dictionary<string, byte[]?> { [origin] = Encoding.UTF8.GetBytes(change(Live(origin))) }, CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
