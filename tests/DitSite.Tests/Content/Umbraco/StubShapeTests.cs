using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>The stand-in answers as the real one was recorded, field by field; what is proved with it would be worth nothing otherwise.</summary>
public sealed class StubShapeTests : IDisposable
{
    private static readonly JsonNode Course = JsonNode.Parse(Recording.Of("22-").Body)!;

    private readonly StubUmbraco umbraco = new(StubUmbraco.DocumentsOf(Repository.TestContent));
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        umbraco.Dispose();
    }

    [Fact]
    public async Task List_HasTheRecordedFieldsInTheirOrder()
    {
        var recorded = JsonNode.Parse(Recording.Of("01-").Body)!;
        var list = await GetAsync("?sort=name:asc&take=100");

        Assert.Equal(Names(recorded), Names(list));
        Assert.All(list["items"]!.AsArray(), item =>
        {
            Assert.Equal(Names(Course), Names(item!));
            Assert.Equal(Names(Course["route"]!), Names(item!["route"]!));
            Assert.Equal(Names(Course["route"]!["startItem"]!), Names(item["route"]!["startItem"]!));
            Assert.Equal(Form(Course, "createDate"), Form(item, "createDate"));
            Assert.Equal(Form(Course, "updateDate"), Form(item, "updateDate"));
            Assert.Equal(Form(Course, "id"), Form(item, "id"));
        });
    }

    [Fact]
    public async Task Values_HaveTheRecordedForms()
    {
        var course = await ItemAsync("course");
        var run = await ItemAsync("courseRun");
        var recorded = Course["properties"]!;
        var recordedRun = JsonNode.Parse(Recording.Of("23-").Body)!["properties"]!;

        var (block, recordedBlock) = (course["fees"]!["items"]![0]!, recorded["sessions"]!["items"]![0]!);
        Assert.Equal(Names(recorded["sessions"]!), Names(course["fees"]!));
        Assert.Equal(Names(recordedBlock), Names(block));
        Assert.Equal(Names(recordedBlock["content"]!), Names(block["content"]!));
        Assert.Equal(Names(recorded["relatedPage"]!), Names(run["venue"]!));
        Assert.Empty(run["venue"]!["properties"]!.AsObject());
        Assert.Equal(Form(recordedRun, "startDate"), Form(run, "starts"));
        Assert.Equal(Form(recordedRun, "startTime"), Form(run, "from"));
        Assert.Equal(Form(recordedRun, "seats"), Form(run, "capacity"));
        Assert.Equal(Form(recorded, "courseLevel"), Form(course, "enrolment"));
        Assert.Equal("Apply", course["enrolment"]!.GetValue<string>());
        Assert.Equal(Form(recorded, "price"), Form(block["content"]!["properties"]!, "amount"));
        Assert.Equal(Form(recorded, "tags"), Form(block["content"]!["properties"]!, "includes"));
        Assert.Equal(Form(recorded, "body"), Form(course, "body"));
        Assert.Null(run["movedFrom"]);
    }

    [Fact]
    public async Task Paging_IsAsUnreliableAsRecorded()
    {
        Assert.Equal(10, (await GetAsync("?sort=name:asc"))["items"]!.AsArray().Count);
        Assert.Equal(Total("11-"), (await GetAsync("?sort=name:asc&skip=1000&take=10"))["total"]!.GetValue<int>());
        Assert.Equal(Total("10-"), (await GetAsync("?sort=name:asc&take=0"))["total"]!.GetValue<int>());

        static int Total(string recording) => JsonNode.Parse(Recording.Of(recording).Body)!["total"]!.GetValue<int>();
    }

    [Theory]
    [InlineData("31-", "?sort=nonsense:asc", null)]
    [InlineData("31b-", "?sort=name", null)]
    [InlineData("34b-", "?sort=name:asc", "wrong")]
    [InlineData("34c-", "?sort=name:asc", "")]
    public async Task Refusals_AreTheRecordedOnes(string name, string query, string? previewKey)
    {
        var recorded = Recording.Of(name);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{umbraco.Address}/umbraco/delivery/api/v2/content{query}");
        if (previewKey is not null)
        {
            request.Headers.Add("Preview", "true");
            request.Headers.TryAddWithoutValidation("Api-Key", previewKey);
        }

        using var response = await http.SendAsync(request);

        Assert.Equal(recorded.Status, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(recorded.Body.Length == 0, body.Length == 0);
        if (body.Length > 0)
        {
            Assert.Equal(JsonNode.Parse(recorded.Body)!.AsObject().Select(pair => pair.Key), JsonNode.Parse(body)!.AsObject().Select(pair => pair.Key));
            Assert.Equal(MediaTypeHeaderValue.Parse(recorded.Headers["Content-Type"]), response.Content.Headers.ContentType);
        }

        Assert.Equal(recorded.Headers["Vary"], string.Join(", ", response.Headers.Vary));
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(pair => pair.Key);

    // Letters and digits of a text by their kind: 2027-01-02 is 0000-00-00.
    private static string Form(JsonNode owner, string name) => owner[name] switch
    {
        null => "null",
        JsonArray => "array",
        JsonObject => "object",
        var value when value.GetValueKind() == System.Text.Json.JsonValueKind.String && value.GetValue<string>() is var text && text.Length <= 40 && text.Any(char.IsDigit) =>
            string.Concat(text.Select(c => char.IsDigit(c) || (text.Length == 36 && char.IsAsciiHexDigit(c)) ? '0' : c)),
        var value => value.GetValueKind().ToString(),
    };

    private async Task<JsonNode> ItemAsync(string type) => (await GetAsync("?sort=createDate:asc&take=100"))["items"]!.AsArray().Where(item => item!["contentType"]!.GetValue<string>() == type).Select(item => item!["properties"]!)
            .First(properties => type != "courseRun" || properties["from"] is not null && properties["venue"] is not null);

    private async Task<JsonNode> GetAsync(string query) => JsonNode.Parse(await http.GetStringAsync($"{umbraco.Address}/umbraco/delivery/api/v2/content{query}"))!;
}
