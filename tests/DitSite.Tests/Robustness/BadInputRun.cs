using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using DitSite.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Robustness;

/// <summary>
/// Sends generated nonsense to every address and every form field of the site. Most of it is a real form with one or a few fields spoilt,
/// because a request that is turned away at the door proves little.
/// </summary>
public sealed partial class BadInputRun : IDisposable
{
    private const string Token = "csrf";
    private const string NoLimit = "1000000";
    private const string RequestId = "X-Test-Request";

    private readonly TemporaryFolder content = new();
    private readonly Random random;
    private readonly SiteFactory site;
    private readonly Reached reached = new();
    private readonly List<string> faults = [];
    private readonly SortedDictionary<int, int> statuses = [];
    private readonly HashSet<string> fields = [];
    private readonly HashSet<string> fieldsHit = [];
    private readonly HashSet<string> endpointsHit = [];
    private int sent;
    private int bound;

    private BadInputRun(int seed)
    {
        random = new(seed);
        CopyContentWithRoomForAll();
        site = new()
        {
            ContentFolder = content.Path,
            Settings = { ["PostLimits:BookingStart"] = NoLimit, ["PostLimits:NewLink"] = NoLimit, ["PostLimits:Contact"] = NoLimit, ["PostLimits:ApplicationLink"] = NoLimit, ["PostLimits:MailingList"] = NoLimit },
            Replacements = services =>
            {
                services.AddSingleton<IStartupFilter>(reached);
                services.Configure<MvcOptions>(options => options.Filters.Add(reached));
            },
        };
    }

    /// <param name="requests">At least so many, and more where that would leave an endpoint or a field out.</param>
    /// <param name="seed">The same gives the same requests.</param>
    public static async Task<BadInputResult> RunAsync(int requests, int seed)
    {
        using var run = new BadInputRun(seed);
        return await run.RunAsync(requests);
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    /// <summary>A full run has no form for a booking to spoil; the one that is full is for the waiting list. Bookers change their bookings themselves where a policy says what that costs.</summary>
    private void CopyContentWithRoomForAll()
    {
        content.CopyFrom(Repository.TestContent);
        foreach (var run in Directory.EnumerateFiles(content.File("courses"), "*.md", SearchOption.AllDirectories).Where(file => Path.GetFileNameWithoutExtension(file) != ChangingForms.FullRun))
        {
            File.WriteAllText(run, Capacity().Replace(File.ReadAllText(run), "capacity: 100000"));
        }

        var course = content.File("courses/test-refresher/course.md");
        File.WriteAllText(course, File.ReadAllText(course).Replace("vat: No VAT is charged.\n", ChangingForms.Policy, StringComparison.Ordinal));
    }

    private async Task<BadInputResult> RunAsync(int requests)
    {
        var sources = await new FormSources(site).DiscoverAsync();
        var open = new OpenForm?[sources.Count];
        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        using var stranger = site.Browse("203.0.113.9");

        // As many as asked for, and more where that would leave an endpoint or a field out.
        for (var (form, endpoint) = (0, 0); sent < requests || endpoint < endpoints.Count || fieldsHit.Count < fields.Count;)
        {
            if (sent % 5 != 0)
            {
                var index = form++ % sources.Count;
                open[index] = await SpoilAsync(sources[index], open[index]);
            }
            else
            {
                await AskAsync(stranger, endpoints[endpoint++ % endpoints.Count]);
            }
        }

        return new(sent, bound, statuses, endpointsHit.Count, endpoints.Select(NameOf).Distinct().Count(), fieldsHit.Count, [.. fields.Except(fieldsHit)], faults);
    }

    /// <summary>Sends a form with the next of its fields spoilt, and now and then others too. A form that led elsewhere is gone back to, or opened afresh next time.</summary>
    private async Task<OpenForm?> SpoilAsync(FormSource source, OpenForm? open)
    {
        open ??= await source.OpenAsync();
        var names = open.Fields;
        fields.UnionWith(names.Select(name => $"{source.Name} {name}"));
        HashSet<string> spoilt = [.. names.Where(name => !fieldsHit.Contains($"{source.Name} {name}")).Take(3)];
        if (spoilt.Count == 0 && names.Count > 0)
        {
            spoilt.Add(names[random.Next(names.Count)]);
        }

        if (random.Next(4) == 0)
        {
            spoilt.UnionWith(names.Where(_ => random.Next(3) == 0));
        }

        // A form with a bad token is turned away at the door: once for each form is enough, and now and then.
        if (spoilt.Contains(Token) && fieldsHit.Contains($"{source.Name} {Token}") && random.Next(10) != 0)
        {
            spoilt.Remove(Token);
            spoilt.UnionWith(names.Where(name => name != Token).Take(1));
        }

        fieldsHit.UnionWith(spoilt.Select(name => $"{source.Name} {name}"));
        var answers = new FormFiller("Robin Example", $"robin-{sent}@example.test").Answers(open.Form).Where(answer => !spoilt.Contains(answer.Name));
        var pairs = FormFields.Of(open.Form).With([.. answers, .. spoilt.SelectMany(Spoil)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, SiteClient.TargetOf(open.Form)) { Content = Body(pairs) };
        var (status, wasBound) = await SendAsync(open.Browser, request, $"{source.Name} with {string.Join(", ", spoilt)} spoilt");
        if (wasBound && status is >= 400 and < 500)
        {
            return open;
        }

        if (await source.ComeBackAsync(open) is { } again)
        {
            return again;
        }

        open.Browser.Dispose();
        return null;
    }

    /// <summary>Asks for an address with its route values, query, method or headers spoilt.</summary>
    private async Task AskAsync(SiteClient browser, RouteEndpoint endpoint)
    {
        endpointsHit.Add(NameOf(endpoint));
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(PartOf))));
        var query = random.Next(2) == 0 ? "" : $"?{Uri.EscapeDataString(random.Next(2) == 0 ? "mode" : BadValues.Next(random))}={Uri.EscapeDataString(BadValues.Next(random))}";
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
        var method = random.Next(10) == 0 ? HttpMethod.Parse(random.Next(2) == 0 ? "PUT" : "PROPFIND") : HttpMethod.Parse(methods[random.Next(methods.Count)]);
        var address = "/" + path + query;
        using var request = new HttpRequestMessage(method, address.Length > 30_000 ? address[..30_000] : address);
        if (method == HttpMethod.Post)
        {
            request.Content = Body([new(BadValues.Next(random), BadValues.Next(random))]);
        }

        if (random.Next(4) == 0)
        {
            string[] names = ["Cookie", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Accept-Encoding", "Sec-GPC", "Referer", "Origin", "X-Forwarded-For", "Content-Type"];
            request.Headers.TryAddWithoutValidation(names[random.Next(names.Length)], HeaderValue());
        }

        await SendAsync(browser, request, $"{method} {NameOf(endpoint)}");
    }

    private async Task<(int Status, bool Bound)> SendAsync(SiteClient browser, HttpRequestMessage request, string what)
    {
        var id = (++sent).ToString(System.Globalization.CultureInfo.InvariantCulture);
        request.Headers.Add(RequestId, id);
        try
        {
            using var response = random.Next(50) == 0 ? await browser.Http.SendAsync(request) : await browser.SendAsync(request);
            var status = (int)response.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            var wasBound = reached.Took(id);
            bound += wasBound ? 1 : 0;
            if (status >= 500)
            {
                faults.Add($"{status} for {what}: {site.Logs.Lines.LastOrDefault(line => line.Contains("Exception", StringComparison.Ordinal))}");
            }

            return (status, wasBound);
        }
        catch (Exception fault)
        {
            faults.Add($"{fault.GetType().Name} for {what}: {fault}");
            return (500, false);
        }
    }

    private IEnumerable<(string Name, string? Value)> Spoil(string name) => random.Next(8) switch
    {
        0 => [(name, null)],
        1 => [(name, BadValues.Next(random)), (name, BadValues.Next(random)), (name, BadValues.Next(random))],
        _ => [(name, BadValues.Next(random))],
    };

    private HttpContent Body(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        switch (random.Next(40))
        {
            case 0:
                return new StringContent("{\"a\":", Encoding.UTF8, "application/json");
            case 1:
                return new ByteArrayContent(Encoding.ASCII.GetBytes("a=%ZZ&%&==&&%00=%ff%fe&" + new string('[', 300))) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
            case 2:
                return new FormUrlEncodedContent([.. pairs, .. Enumerable.Range(0, 1_500).Select(number => KeyValuePair.Create($"Extra[{number}].More", "x"))]);
            case 3:
                return new StringContent("--x\r\nContent-Disposition: form-data; name=", Encoding.UTF8, MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x"));
            case 4:
                var parts = new MultipartFormDataContent();
                foreach (var (name, value) in pairs)
                {
                    // As browsers write a name that would end the quotation.
                    parts.Add(new StringContent(value), $"\"{name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)}\"");
                }

                return parts;
            default:
                return new FormUrlEncodedContent(pairs);
        }
    }

    private string PartOf(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => random.Next(2) == 0 ? Known(parameter.Name) : Uri.EscapeDataString(InPath(BadValues.Next(random))),
        _ => "",
    };

    private static string Known(string parameter) => parameter.ToUpperInvariant() switch
    {
        "COURSE" => "test-refresher",
        "RUN" => "2027-04-09",
        "REFERENCE" => "ABCD-2345",
        "CODE" or "STATUS" => "404",
        _ => "about-test",
    };

    /// <summary>Kestrel turns a path with a null character away before the site sees it; the server in memory can't even be asked.</summary>
    private static string InPath(string value) => value.Replace("\0", "", StringComparison.Ordinal);

    private string HeaderValue() => new([.. BadValues.Next(random).Where(character => character is >= ' ' and < (char)127).Take(2_000)]);

    [GeneratedRegex("^capacity: [0-9]+$", RegexOptions.Multiline)]
    private static partial Regex Capacity();

    private static string NameOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>Notes which requests got as far as a handler that was given something they brought.</summary>
    private sealed class Reached : IAsyncPageFilter, IStartupFilter
    {
        private readonly ConcurrentDictionary<string, bool> ids = new();

        public bool Took(string id) => ids.TryRemove(id, out _);

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (context.HandlerMethod is not null && (context.ActionDescriptor.BoundProperties.Count > 0 || context.HandlerMethod.Parameters.Any(parameter => parameter.ParameterType != typeof(CancellationToken))))
            {
                Note(context.HttpContext);
            }

            await next();
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                await rest(context);
                if (context.GetEndpoint() is RouteEndpoint { RoutePattern.Parameters.Count: > 0 } endpoint
                    && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && context.Response.StatusCode < 400)
                {
                    Note(context);
                }
            });
            next(app);
        };

        private void Note(HttpContext context)
        {
            if (context.Request.Headers[RequestId].ToString() is { Length: > 0 } id)
            {
                ids[id] = true;
            }
        }
    }
}

/// <param name="Bound">Requests that reached a handler which was given something they brought.</param>
/// <param name="FieldsMissed">Form fields that no request spoilt.</param>
/// <param name="Faults">Answers of 500 and above, with what caused them.</param>
public sealed record BadInputResult(
    int Sent, int Bound, IReadOnlyDictionary<int, int> Statuses, int EndpointsHit, int Endpoints, int FieldsHit, IReadOnlyList<string> FieldsMissed, IReadOnlyList<string> Faults)
{
    public double ShareBound => (double)Bound / Sent;

    public override string ToString() =>
        $"{Sent} requests, {ShareBound:P0} reached a handler that binds them, {EndpointsHit} of {Endpoints} endpoints, {FieldsHit} of {FieldsHit + FieldsMissed.Count} form fields; "
        + $"answers: {string.Join(", ", Statuses.Select(status => $"{status.Value} × {status.Key}"))}";
}
