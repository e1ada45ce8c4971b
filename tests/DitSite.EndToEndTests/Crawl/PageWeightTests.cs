using System.Net;
using DitSite.EndToEndTests.Browsing;
using Xunit.Abstractions;

namespace DitSite.EndToEndTests.Crawl;

[Collection(BrowserCollection.Name)]
public sealed class PageWeightTests(BrowserFixture browser, ITestOutputHelper output)
{
    [Fact]
    public async Task CoursePage_OnAFirstVisit_TransfersAtMost30Kilobytes()
    {
        var weight = await PageWeight.MeasureAsync(browser, "/courses/test-course");

        output.WriteLine(weight.ToString());
        Assert.True(weight.Total <= PageWeight.Limit, weight.ToString());
    }

    /// <summary>The control: a page of the same kind that is too heavy is measured as such, even compressed.</summary>
    [Fact]
    public async Task PageWeight_OfSomethingHeavy_IsMoreThanTheLimit()
    {
        var noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(PageWeight.Limit));

        Assert.True(await PageWeight.TransferredAsync(new FakeAnswer(noise), "http://localhost/") > PageWeight.Limit);
    }

    private sealed class FakeAnswer(string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text) });
    }
}
