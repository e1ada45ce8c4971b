using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Embedded;

namespace DitSite.Content.Editing;

/// <summary>Every state an item was ever in, as far as the editor saw it: files of <c>.editor/versions</c> that are never changed.</summary>
public sealed partial class Versions(string contentFolder, TimeProvider clock)
{
    private const string Ending = ".version";

    private readonly string folder = Path.Combine(contentFolder, ".editor", "versions");

    /// <summary>Files of which there are versions.</summary>
    internal IReadOnlyList<string> Origins() => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateDirectories(folder, "*.md", SearchOption.AllDirectories).Select(place => ContentFolder.OriginOf(folder, place))];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ItemVersion> Of(string origin)
    {
        var place = PlaceOf(origin);
        return !Directory.Exists(place) ? []
            : [.. Directory.EnumerateFiles(place, "*" + Ending).OrderDescending(StringComparer.Ordinal).Select(file => Read(file, Path.GetFileName(file)[..^Ending.Length]))];
    }

    /// <summary>Null: there is no such version.</summary>
    public ItemVersion? Find(string origin, string id) =>
        Id().IsMatch(id) && Path.Combine(PlaceOf(origin), id + Ending) is var file && File.Exists(file) ? Read(file, id) : null;

    internal void Keep(string origin, byte[] text, string? by, VersionDeed deed)
    {
        var note = new Note(clock.GetUtcNow(), by, deed);
        // Sorted by time; what happens in the same tick gets the next number.
        var stamp = note.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        var number = 0;
        string file;
        do
        {
            file = Path.Combine(PlaceOf(origin), $"{stamp}-{number++:0000}{Ending}");
        }
        while (File.Exists(file));

        AtomicFile.Write(file, new NotedText(note, text).ToFile());
    }

    private static ItemVersion Read(string file, string id)
    {
        var noted = NotedText.Of(File.ReadAllBytes(file));
        return new(id, noted.Note.At, noted.Note.By, noted.Note.Deed, noted.Text);
    }

    private string PlaceOf(string origin) => Path.Combine(folder, origin);

    [GeneratedRegex(@"\A\d{8}T\d{13}-\d{4,}\z")]
    private static partial Regex Id();
}
