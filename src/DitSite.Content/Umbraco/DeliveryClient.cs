using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace DitSite.Content.Umbraco;

/// <summary>Asks Umbraco, with patience and within limits: time, size, retries, and a pause when it fails again and again.</summary>
public sealed class DeliveryClient : IDisposable
{
    private const string BrokenOff = "The CMS's answer broke off.";

    private readonly UmbracoOptions options;
    private readonly HttpClient http;
    private readonly ResiliencePipeline patience;
    private volatile string lastProblem = "The CMS has not answered yet.";

    public DeliveryClient(UmbracoOptions options)
    {
        this.options = options;
        // No redirect is followed: a renamed item answers 301 with a content path, and another origin must never see the key.
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Min(5, options.TimeoutSeconds)),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
        })
        {
            BaseAddress = options.Address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        patience = Patience(TimeSpan.FromSeconds(options.TimeoutSeconds));
    }

    /// <summary>A JSON answer.</summary>
    /// <param name="address">Relative to the CMS.</param>
    /// <param name="preview">Drafts as well as what is published.</param>
    /// <exception cref="DeliveryException">There is none.</exception>
    internal async Task<DeliveryAnswer> GetJsonAsync(string address, bool preview, CancellationToken cancellationToken)
    {
        try
        {
            return await patience.ExecuteAsync(
                async cancellation =>
                {
                    using var response = await SendAsync(address, "application/json", preview, cancellation);
                    return await ReadJsonAsync(response, cancellation);
                },
                cancellationToken);
        }
        catch (TimeoutRejectedException late)
        {
            lastProblem = $"The CMS did not answer within {options.TimeoutSeconds} seconds.";
            throw new DeliveryException(lastProblem, isTransient: true, late);
        }
        catch (BrokenCircuitException pause)
        {
            // It failed several times and is left alone for a while; why it failed is still the news.
            throw new DeliveryException(lastProblem, isTransient: true, pause);
        }
        catch (DeliveryException problem)
        {
            lastProblem = problem.Message;
            throw;
        }
    }

    /// <summary>Headers of an answer whose body the caller reads, within its own limit of time and size. One attempt: a visitor is waiting.</summary>
    /// <exception cref="DeliveryException">The CMS can't be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(string address, string accept, bool preview, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        Add(request, "Api-Key", options.ApiKey);
        Add(request, "Start-Item", options.StartItem);
        Add(request, "Preview", preview ? "true" : "");
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            throw new DeliveryException(HasAnswered(problem) ? BrokenOff : $"The CMS can't be reached ({problem.HttpRequestError}).", isTransient: true, problem);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>
    /// Whether there was a connection, which then broke. A connection that is cut may take the headers with it, which had come already, so
    /// that it shows before the body or within it as it happens: it is the same fault, with the same words.
    /// </summary>
    private static bool HasAnswered(HttpRequestException problem) =>
        problem.HttpRequestError == HttpRequestError.ResponseEnded
        || (problem.HttpRequestError == HttpRequestError.Unknown && problem.InnerException is IOException);

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (value.Length > 0)
        {
            request.Headers.Add(name, value);
        }
    }

    private async Task<DeliveryAnswer> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refusal(response.StatusCode);
        }

        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            throw new DeliveryException("The CMS answered with something that is not JSON.", isTransient: false);
        }

        using var body = new MemoryStream();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (!await LimitedBody.CopyAsync(stream, body, options.LargestAnswerMegabytes * 1024L * 1024L, cancellationToken))
            {
                throw new DeliveryException($"The CMS's answer is larger than {options.LargestAnswerMegabytes} MB (Umbraco:LargestAnswerMegabytes).", isTransient: false);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or InvalidDataException or IOException and not DeliveryException)
        {
            throw new DeliveryException(BrokenOff, isTransient: true, broken);
        }

        return new(body.GetBuffer().AsMemory(0, (int)body.Length), response.Headers.Age is not null);
    }

    private static DeliveryException Refusal(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => new("The CMS answered with a redirect, which is never followed. Umbraco:BaseUrl must be its own address.", isTransient: false),
        401 or 403 => new("The CMS refuses the key in Umbraco:ApiKey.", isTransient: false),
        404 => new("The CMS has no Delivery API at Umbraco:BaseUrl, or no item Umbraco:StartItem.", isTransient: false),
        408 or 429 or >= 500 => new($"The CMS answered with status {(int)status}.", isTransient: true),
        _ => new($"The CMS answered with status {(int)status}, which asking again does not change.", isTransient: false),
    };

    private static ResiliencePipeline Patience(TimeSpan timeout)
    {
        var passing = new PredicateBuilder().Handle<DeliveryException>(problem => problem.IsTransient).Handle<TimeoutRejectedException>();
        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { ShouldHandle = passing, MaxRetryAttempts = 2, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromMilliseconds(300), UseJitter = true })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = passing,
                FailureRatio = 0.5,
                MinimumThroughput = 7,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromSeconds(10),
            })
            .AddTimeout(timeout)
            .Build();
    }
}
