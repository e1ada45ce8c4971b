using System.Text;
using System.Text.Json;

namespace DitSite.Content.Editing;

/// <summary>What is kept of a text besides its words, in the first line of its file.</summary>
/// <param name="At">UTC instant it was written.</param>
/// <param name="By">Name of who wrote it; null: somebody outside the editor.</param>
/// <param name="Deed">What happened, as <see cref="VersionDeed"/> says.</param>
internal sealed record Note(DateTimeOffset At, string? By, VersionDeed Deed)
{
    /// <summary>Hash of the published file that a draft was begun from; null: there was none.</summary>
    public string? BegunFrom { get; init; }

    /// <summary>UTC instant at which a draft is to be published; null: when somebody does.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Why it could not be published when its time had come, in a sentence.</summary>
    public string? Problem { get; init; }
}

/// <summary>One file of <c>.editor</c>: a line of JSON, then an item's file as it is or would be. Both in one, so that one rename keeps them together.</summary>
internal sealed record NotedText(Note Note, byte[] Text)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public byte[] ToFile() => [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Note, Json)), (byte)'\n', .. Text];

    /// <summary>A file without a note, as a person may put one there, is a draft of unknown origin.</summary>
    public static NotedText Of(byte[] file)
    {
        var end = Array.IndexOf(file, (byte)'\n');
        if (end > 0 && file[0] == '{')
        {
            try
            {
                return new(JsonSerializer.Deserialize<Note>(file.AsSpan(0, end), Json)!, file[(end + 1)..]);
            }
            catch (JsonException)
            {
                return new(new(default, null, VersionDeed.Drafted), file[(end + 1)..]);
            }
        }

        return new(new(default, null, VersionDeed.Drafted), file);
    }
}
