using System.Collections.Concurrent;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Web.Consent;
using DitSite.Web.Preview;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Caching;

/// <summary>
/// Information pages in memory, for one moment: one content, one state of the places, one date in London. When any of them changes all are
/// made anew, each when it is next asked for; one that comes out the same keeps its compressed forms. Found before session, sign-in and routing.
/// </summary>
/// <remarks>
/// Measured against the framework's output cache: that one keeps a copy for each spelling of <c>Accept-Encoding</c>, has no validator, and
/// would repeat headers meant for one visitor.
/// </remarks>
internal sealed class FinishedPages(PublishedContent content, AvailabilityBoard board, TimeProvider clock)
{
    /// <summary>Addresses differ in case as well, so that somebody can ask for one page in many spellings.</summary>
    internal const int MostPages = 2_000;

    private const long MostBytes = 64L * 1024 * 1024;

    private Generation current = new(default, []);

    /// <summary>Pages kept for the present moment, and the bytes of all their forms.</summary>
    public (int Pages, long Bytes) Kept => (current.Pages.Count, current.Bytes);

    /// <summary>The page this request asks for; null when it has to be made.</summary>
    public FinishedPage? Find(HttpContext context) =>
        content.IsPublished && KeyOf(context) is { } key && Now().Pages.TryGetValue(key, out var page) ? page : null;

    /// <summary>Makes the page by the rest of the pipeline and keeps it, if it is the same for everyone.</summary>
    public async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<InformationPageAttribute>() is null || !HttpMethods.IsGet(context.Request.Method)
            || ShownContent.Of(context).IsPreview || KeyOf(context) is not { } key)
        {
            await next(context);
            return;
        }

        var generation = Now();
        byte[]? plain = null;

        // Only when the answer begins are its headers complete, and compression may put that off until its end. A page made for no visitor,
        // from other content, never begins and is not kept.
        context.Response.OnStarting(() =>
        {
            if (plain is not null && context.Response.StatusCode == StatusCodes.Status200OK && !context.Response.Headers.ContainsKey(HeaderNames.SetCookie)
                && context.Response.GetTypedHeaders().ETag is { } tag)
            {
                Keep(generation, key, FinishedPage.HeadersOf(context.Response), tag, plain);
            }

            return Task.CompletedTask;
        });
        var body = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (copy.Length > 0)
        {
            plain = copy.ToArray();
            await body.WriteAsync(plain, context.RequestAborted);
        }
    }

    /// <summary>All that a page of one moment may depend on. Null: this request is answered to this visitor alone.</summary>
    private PageKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue || request.Path.Value is not { } path || (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)))
        {
            return null;
        }

        var headers = request.Headers;
        if (headers.Cookie.Count == 0 && !headers.ContainsKey("Sec-GPC") && !headers.ContainsKey("DNT"))
        {
            return new(path, ConsentState.Unset, BySignal: false);
        }

        var notice = content.Current.CookieNotice;
        var consent = VisitorConsent.Of(request, notice, clock.GetUtcNow());
        return request.Cookies.Keys.Any(ConsentMiddleware.Deletes(consent, notice)) ? null : new(path, consent.State, consent.BySignal);
    }

    private Generation Now()
    {
        var moment = new Moment(content.Current.Version, board.Version, clock.Today);
        var known = Volatile.Read(ref current);
        if (known.Moment == moment)
        {
            return known;
        }

        var next = new Generation(moment, known.Pages);
        var found = Interlocked.CompareExchange(ref current, next, known);
        return found == known ? next : found.Moment == moment ? found : next;
    }

    private static void Keep(Generation generation, PageKey key, KeyValuePair<string, StringValues>[] headers, EntityTagHeaderValue tag, byte[] plain)
    {
        if (generation.Former.TryGetValue(key, out var former) && former.Plain.AsSpan().SequenceEqual(plain))
        {
            generation.Add(key, former with { Headers = headers, Tag = tag });
        }
        else if (generation.Begin(key))
        {
            // The visitor who asked first does not wait for the best compression.
            _ = Task.Run(() => generation.Add(key, FinishedPage.Make(headers, tag, plain)));
        }
    }

    private readonly record struct PageKey(string Path, ConsentState State, bool BySignal);

    private readonly record struct Moment(string? Content, long Availability, DateOnly Today);

    private sealed class Generation(Moment moment, ConcurrentDictionary<PageKey, FinishedPage> former)
    {
        private readonly ConcurrentDictionary<PageKey, bool> begun = new();
        private long bytes;

        public Moment Moment => moment;

        /// <summary>Those of the moment before: most are the same.</summary>
        public ConcurrentDictionary<PageKey, FinishedPage> Former => former;

        public ConcurrentDictionary<PageKey, FinishedPage> Pages { get; } = new();

        public long Bytes => Interlocked.Read(ref bytes);

        public bool Begin(PageKey key) => Pages.Count < MostPages && Bytes < MostBytes && begun.TryAdd(key, true);

        public void Add(PageKey key, FinishedPage page)
        {
            if (Pages.Count < MostPages && Pages.TryAdd(key, page))
            {
                Interlocked.Add(ref bytes, page.Bytes);
            }
        }
    }
}
