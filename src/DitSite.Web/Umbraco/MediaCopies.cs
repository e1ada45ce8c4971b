using System.Net;
using System.Security.Cryptography;
using System.Text;
using DitSite.Content.Umbraco;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Umbraco;

/// <summary>Copies of Umbraco's media on disk: visitors never reach the CMS, and see pictures while it is down.</summary>
/// <remarks>A copy is <c>&lt;hash of its address&gt;-&lt;hash of its bytes&gt;.&lt;type&gt;</c>; its file time says when the CMS last confirmed it.</remarks>
internal sealed class MediaCopies(DeliveryClient cms, IOptions<UmbracoOptions> options, IConfiguration configuration, IHostEnvironment host, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, string> Types = new()
    {
        ["image/png"] = ".png", ["image/jpeg"] = ".jpg", ["image/gif"] = ".gif", ["image/webp"] = ".webp", ["image/avif"] = ".avif", ["application/pdf"] = ".pdf",
    };

    private readonly string folder = Path.Combine(host.ContentRootPath, configuration["Data:Folder"] ?? "App_Data", "media");

    // One fetch at a time for an address, and sixteen in all.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];
    private long pausedUntil;

    /// <param name="Status">200, 404 where the CMS has none, 502 where what it has is refused, 503 where it does not answer.</param>
    /// <param name="Body">Opened while nobody could take the copy away.</param>
    internal sealed record Found(int Status, MediaCopy? Copy = null, Stream? Body = null);

    public async Task<Found> FindAsync(MediaAddress address, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Target)))[..40];
        var turn = turns[Convert.ToByte(key[..2], 16) % turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var kept = Kept(key);
            var found = kept is not null && clock.GetUtcNow() - kept.ConfirmedAt < Fresh
                ? new(StatusCodes.Status200OK, kept)
                : await RefreshAsync(address, key, kept, cancellationToken);
            return found.Copy is { } copy ? found with { Body = File.OpenRead(copy.File) } : found;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Found> RefreshAsync(MediaAddress address, string key, MediaCopy? kept, CancellationToken cancellationToken)
    {
        Found Without(int status) => kept is null ? new(status) : new(StatusCodes.Status200OK, kept);
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref pausedUntil))
        {
            return Without(StatusCodes.Status503ServiceUnavailable);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            using var response = await cms.SendAsync(address.Target, "image/*, application/pdf", preview: false, patience.Token);
            switch (response.StatusCode)
            {
                case HttpStatusCode.NotFound:
                    kept?.Remove();
                    return new(StatusCodes.Status404NotFound);
                case HttpStatusCode.OK when Types.TryGetValue(response.Content.Headers.ContentType?.MediaType ?? "", out var extension):
                    return await KeepAsync(response, key, extension, kept, patience.Token) is { } copy ? new(StatusCodes.Status200OK, copy) : new(StatusCodes.Status502BadGateway);
                case HttpStatusCode.OK:
                    return new(StatusCodes.Status502BadGateway);
                default:
                    return Without(StatusCodes.Status502BadGateway);
            }
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException or InvalidDataException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Interlocked.Exchange(ref pausedUntil, (clock.GetUtcNow() + Pause).UtcTicks);
            return Without(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<MediaCopy?> KeepAsync(HttpResponseMessage response, string key, string extension, MediaCopy? kept, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():n}.tmp");
        try
        {
            await using (var file = File.Create(draft))
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
                if (!await LimitedBody.CopyAsync(body, file, options.Value.LargestMediaMegabytes * 1024L * 1024L, cancellationToken))
                {
                    return null;
                }
            }

            string hash;
            await using (var file = File.OpenRead(draft))
            {
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken))[..32];
            }

            var target = Path.Combine(folder, $"{key}-{hash}{extension}");
            File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime);
            File.Move(draft, target, overwrite: true);
            if (kept is not null && kept.File != target)
            {
                kept.Remove();
            }

            MakeRoom();
            return Copy(target);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private MediaCopy? Kept(string key) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, key + "-*").FirstOrDefault() is { } file ? Copy(file) : null;

    private static MediaCopy Copy(string file) => new(
        file, Types.First(type => type.Value == Path.GetExtension(file)).Key, Path.GetFileNameWithoutExtension(file).Split('-')[1], File.GetLastWriteTimeUtc(file));

    private void MakeRoom()
    {
        var files = new DirectoryInfo(folder).GetFiles("*-*");
        var total = files.Sum(file => file.Length);
        foreach (var file in files.OrderBy(file => file.LastWriteTimeUtc).TakeWhile(_ => total > options.Value.MediaCacheMegabytes * 1024L * 1024L))
        {
            total -= file.Length;
            file.Delete();
        }
    }
}

/// <summary>One copy on disk.</summary>
/// <param name="Hash">Of its bytes.</param>
/// <param name="ConfirmedAt">UTC instant at which it was the CMS's.</param>
internal sealed record MediaCopy(string File, string ContentType, string Hash, DateTimeOffset ConfirmedAt)
{
    public void Remove() => System.IO.File.Delete(File);
}
