using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Caching;

/// <summary>An information page as it goes over the wire: made once, compressed once, sent to everyone who made the same choice about cookies.</summary>
/// <param name="Headers">Of the answer, without those that follow from its encoding.</param>
internal sealed record FinishedPage(KeyValuePair<string, StringValues>[] Headers, EntityTagHeaderValue Tag, byte[] Plain, byte[] Gzip, byte[] Brotli)
{
    private const int BrotliQuality = 11;
    private const int BrotliWindow = 22;

    private static readonly string[] OfTheEncoding = [HeaderNames.ContentEncoding, HeaderNames.ContentLength, HeaderNames.Date];

    public long Bytes => Plain.Length + Gzip.Length + Brotli.Length;

    public static FinishedPage Make(KeyValuePair<string, StringValues>[] headers, EntityTagHeaderValue tag, byte[] plain)
    {
        var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, brotli, out var length, BrotliQuality, BrotliWindow))
        {
            throw new InvalidOperationException("A page did not fit into the room that its compressed form can take at most.");
        }

        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(plain);
        }

        return new(headers, tag, plain, gzip.ToArray(), brotli[..length]);
    }

    /// <summary>Headers to keep of an answer that has just been made.</summary>
    public static KeyValuePair<string, StringValues>[] HeadersOf(HttpResponse response)
    {
        List<KeyValuePair<string, StringValues>> headers =
            [.. response.Headers.Where(header => !OfTheEncoding.Contains(header.Key, StringComparer.OrdinalIgnoreCase) && !header.Key.Equals(HeaderNames.Vary, StringComparison.OrdinalIgnoreCase))];
        var vary = response.Headers.GetCommaSeparatedValues(HeaderNames.Vary);
        headers.Add(new(HeaderNames.Vary, string.Join(", ", vary.Append(HeaderNames.AcceptEncoding).Distinct(StringComparer.OrdinalIgnoreCase))));
        return [.. headers];
    }

    public Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        if (request.Headers.IfNoneMatch is { Count: > 0 } given && (Tag.Tag.Equals(given.ToString(), StringComparison.Ordinal) || request.GetTypedHeaders().IfNoneMatch.Any(one => one.Compare(Tag, useStrongComparison: false))))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            return Task.CompletedTask;
        }

        var (encoding, bytes) = Choose(request.Headers.AcceptEncoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, 0, bytes.Length, context.RequestAborted);
    }

    /// <summary>The smallest form that the browser takes.</summary>
    private (string? Encoding, byte[] Bytes) Choose(StringValues accepted) =>
        Takes(accepted, "br") ? ("br", Brotli) : Takes(accepted, "gzip") ? ("gzip", Gzip) : (null, Plain);

    private static bool Takes(StringValues accepted, string encoding)
    {
        foreach (var line in accepted)
        {
            foreach (var range in (line ?? "").AsSpan().Split(','))
            {
                var entry = line.AsSpan()[range].Trim();
                if (!entry.StartsWith(encoding, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var rest = entry[encoding.Length..].Trim();
                if (rest.IsEmpty || (rest[0] == ';' && !IsZero(rest[1..].Trim())))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "q=0", "q=0.000": not acceptable (RFC 9110, section 12.4.2).
    private static bool IsZero(ReadOnlySpan<char> quality) =>
        quality.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && quality[2..].TrimEnd().TrimEnd("0.").IsEmpty;
}
