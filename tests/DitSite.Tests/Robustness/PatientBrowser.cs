using System.Net;

namespace DitSite.Tests.Robustness;

/// <summary>
/// Does what a person does whose page does not load, or says that the site is not ready: tries the same request again until the site answers. Keeps cookies itself, because
/// .NET's container, unlike browsers, does not send Secure cookies to http://localhost.
/// </summary>
internal sealed class PatientBrowser(Action answered, Action<HttpRequestMessage> repeated) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> cookies = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ;)
        {
            try
            {
                var response = await base.SendAsync(Copy(request, body), cancellationToken);

                // The whole answer, or it was none.
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                response.RequestMessage = request;
                if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout && Environment.TickCount64 < deadline)
                {
                    // Nobody was there, or the site asked to come back.
                    repeated(request);
                    await Task.Delay(200, cancellationToken);
                    continue;
                }

                Keep(response);
                answered();
                return response;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException && Environment.TickCount64 < deadline)
            {
                repeated(request);
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        }

        if (cookies.Count > 0)
        {
            copy.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        return copy;
    }

    private void Keep(HttpResponseMessage response)
    {
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                cookies.Remove(pair[0]);
            }
            else
            {
                cookies[pair[0]] = pair[1];
            }
        }
    }
}
