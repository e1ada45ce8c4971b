using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Site;

/// <summary>A person with a browser, without scripts: reads pages, fills in forms, keeps cookies.</summary>
public sealed class SiteClient(HttpClient http) : IDisposable
{
    public HttpClient Http { get; } = http;

    /// <summary>The page at an address, parsed; its <c>StatusCode</c> and <c>Url</c> are those of the answer. Redirects are not followed.</summary>
    public async Task<IDocument> GetPageAsync(string address)
    {
        using var response = await Http.GetAsync(address);
        return await ReadAsync(response);
    }

    /// <summary>Sends a form as a browser does: its own fields, hidden ones included, with the given values in place of what stands there.</summary>
    /// <param name="form">A CSS selector, where the page has more than one form that posts.</param>
    public Task<HttpResponseMessage> SubmitAsync(IDocument page, IReadOnlyCollection<(string Name, string? Value)> values, string form = "main form[method=post]") =>
        SubmitAsync(page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{page.Url} has no form {form}: {page.Body?.TextContent}"), values);

    public async Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, IReadOnlyCollection<(string Name, string? Value)> values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TargetOf(form)) { Content = new FormUrlEncodedContent(FormFields.Of(form).With(values)) };
        return await SendAsync(request);
    }

    /// <summary>Where a form goes: its action, or the page it is on.</summary>
    public static Uri TargetOf(IHtmlFormElement form) => new(new Uri(form.Owner!.Url), form.GetAttribute("action") ?? "");

    /// <summary>Sends a form and reads the page that answers it, after its redirect if there is one.</summary>
    public async Task<IDocument> SubmitAndFollowAsync(IDocument page, params (string Name, string? Value)[] values)
    {
        using var response = await SubmitAsync(page, values);
        return await FollowAsync(response);
    }

    public async Task<IDocument> FollowAsync(HttpResponseMessage response)
    {
        var current = response;
        for (var hops = 0; current.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && hops < 10; hops++)
        {
            current = await Http.GetAsync(new Uri(current.RequestMessage!.RequestUri!, current.Headers.Location!));
        }

        return await ReadAsync(current);
    }

    /// <summary>Any request, marked as coming from a page of the site.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return Http.SendAsync(request);
    }

    public static async Task<IDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer
            .Content(html).Address(response.RequestMessage!.RequestUri!.ToString()).Status(response.StatusCode)
            .Header("Content-Type", response.Content.Headers.ContentType?.ToString() ?? "text/html"));
    }

    public void Dispose() => Http.Dispose();
}
