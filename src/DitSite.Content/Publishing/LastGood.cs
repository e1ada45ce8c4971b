using System.Text.Json;
using System.Text.Json.Serialization;
using DitSite.Content.Documents;

namespace DitSite.Content.Publishing;

/// <summary>The documents last published, on disk: what the site serves when it starts and its content is broken or out of reach.</summary>
public sealed class LastGood(string folder)
{
    private string FileName => Path.Combine(folder, "last-good.json");

    /// <summary>Null when there is none, or it can't be read.</summary>
    public IReadOnlyList<ContentDocument>? Load()
    {
        try
        {
            using var file = File.OpenRead(FileName);
            return JsonSerializer.Deserialize(file, KeptJson.Default.ListContentDocument);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>UTC instant at which the kept version was last the source's own; null when none is kept.</summary>
    public DateTimeOffset? ConfirmedAt => File.Exists(FileName) ? File.GetLastWriteTimeUtc(FileName) : null;

    /// <summary>The source still says what is kept. The file's own time holds that, so that the content's age outlives a restart.</summary>
    public void Confirm(DateTimeOffset at) => File.SetLastWriteTimeUtc(FileName, at.UtcDateTime);

    /// <summary>Replaces the file in one step, so that a crash leaves the old one or the new one.</summary>
    public void Save(IReadOnlyList<ContentDocument> documents)
    {
        Directory.CreateDirectory(folder);
        var temporary = $"{FileName}.{Environment.ProcessId}.tmp";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, [.. documents], KeptJson.Default.ListContentDocument);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, FileName, overwrite: true);
    }
}

/// <summary>Reads and writes by code that the compiler wrote: at a start there is no time to look at the types.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<ContentDocument>))]
internal sealed partial class KeptJson : JsonSerializerContext;
