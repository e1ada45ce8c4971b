using System.Security.Cryptography;
using System.Text;
using DitSite.Content.Embedded;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Media;

/// <summary>Why a file was not taken, in a sentence; or the name it is kept under.</summary>
internal abstract record MediaResult
{
    private MediaResult()
    {
    }

    public sealed record Kept(MediaFile File) : MediaResult;

    public sealed record Refused(string Sentence) : MediaResult;
}

/// <param name="Name">Unique and permanent: it begins with a hash of what is in it.</param>
/// <param name="Text">What a picture shows, or the title of a PDF.</param>
internal sealed record MediaFile(string Name, string Text)
{
    public string Address => "/media/" + Name;

    /// <summary>What an editor pastes into words.</summary>
    public string Markdown => (Name.EndsWith(".pdf", StringComparison.Ordinal) ? "" : "!") + $"[{Text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}]({Address})";
}

/// <summary>Pictures and PDF of the content, in <c>media</c> of the content folder, so that they travel with the words. Pictures are kept as <see cref="PictureCopy"/> makes them.</summary>
internal sealed class MediaLibrary(IOptions<ContentOptions> options, IHostEnvironment environment)
{
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Of one side, and of the whole in pixels: what a telephone can still unpack.</summary>
    private const int LongestSide = 6_000;
    private const long MostPixels = 24_000_000;
    private const string TextEnding = ".text";

    private string Folder => Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Value.Folder, MediaFolder.Name));

    /// <param name="text">What a picture shows, or the title of a PDF: at most 200 letters.</param>
    public MediaResult Keep(byte[] file, string text)
    {
        if (file.Length > MostBytes)
        {
            return new MediaResult.Refused("The file must be smaller than 5 MB");
        }

        if (MediaType.Of(file) is not { } type)
        {
            return new MediaResult.Refused("The file must be a PNG, JPEG or WebP picture, or a PDF");
        }

        if (type.Width > LongestSide || type.Height > LongestSide || (long)type.Width * type.Height > MostPixels)
        {
            return new MediaResult.Refused($"The picture is {type.Width} by {type.Height} pixels. Make it smaller: at most 6,000 on a side and 24 million in all");
        }

        if (PictureCopy.Of(file, type) is not { } copy)
        {
            return new MediaResult.Refused("The picture is damaged. Open it in another program, save it again, and add what it saved");
        }

        var name = $"{Convert.ToHexStringLower(SHA256.HashData(copy))[..16]}.{type.Ending}";
        Directory.CreateDirectory(Folder);
        Write(name, copy);
        Write(name + TextEnding, Encoding.UTF8.GetBytes(text));
        return new MediaResult.Kept(new(name, text));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MediaFile> All() => !Directory.Exists(Folder) ? []
        : [.. new DirectoryInfo(Folder).EnumerateFiles().Where(file => MediaFolder.IsServed(file.Name)).OrderByDescending(file => file.LastWriteTimeUtc).Select(file => new MediaFile(file.Name, TextOf(file.Name)))];

    /// <summary>Where a file lies; null: there is none of that name.</summary>
    public (string Path, string ContentType)? Find(string name) => MediaFolder.IsServed(name) && Path.Combine(Folder, name) is var path && File.Exists(path)
        ? (path, Path.GetExtension(name) switch { ".png" => "image/png", ".jpg" => "image/jpeg", ".webp" => "image/webp", _ => "application/pdf" })
        : null;

    private string TextOf(string name) => Path.Combine(Folder, name + TextEnding) is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    private void Write(string name, byte[] bytes)
    {
        var temporary = Path.Combine(Folder, $".{Guid.NewGuid():N}.saving");
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, Path.Combine(Folder, name), overwrite: true);
    }
}
