using System.Text.Json;
using DitSite.Content.Umbraco;
using Microsoft.AspNetCore.Http;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>The client against what a real Umbraco answered.</summary>
public sealed class RecordedAnswersTests
{
    [Fact]
    public async Task EveryRecording_EndsInItemsOrInASentence()
    {
        var current = Recording.All[0];
        using var server = new LoopbackServer(context => AnswerAsync(context, current));
        var outcomes = new Dictionary<string, string>();
        foreach (var recording in Recording.All)
        {
            current = recording;
            // Each on its own, so that no pause after failures hides the next answer.
            using var client = new DeliveryClient(new() { BaseUrl = server.Address });
            outcomes[recording.Name] = await OutcomeAsync(client);
        }

        Assert.True(outcomes.Count > 90, $"Only {outcomes.Count} recordings were tried.");
        Assert.All(Recording.All, recording => Assert.Equal(Expected(recording), outcomes[recording.Name]));
    }

    [Fact]
    public void Course_AsRecorded_HasTheShapeThatFilesHave()
    {
        var batch = LabModel.ReadOne(Recording.Of("22-").Body);

        Assert.Empty(batch.Findings);
        var course = Assert.Single(batch.Documents);
        Assert.Equal(("course", "Course 1", "/course-1/", Guid.Parse("d367f697-a04b-5f2a-9443-6d3095cacff1")), (course.ContentType, course.Name, course.Path, course.Id));
        Assert.Equal(
            """{"summary":"Summary of course 1","body":"## Course 1\n\nBody **bold** text with æøå.\n\n1. one\n2. two","price":1001.5,"sessions":[{"heading":"Day 1","text":"*First* day","sessionDate":"2027-01-11"},{"heading":"Day 2","text":"Second day"}],"relatedPage":"/about-us/","courseLevel":"practitioner","tags":["alpha","beta"],"durationDays":2}""",
            course.Properties.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void Run_AsRecorded_HasDatesAndTimesAndNothingForWhatIsNotSet() =>
        Assert.Equal(
            """{"startDate":"2027-01-02","endDate":"2027-01-03","startTime":"09:30:00","seats":11}""",
            Assert.Single(LabModel.ReadOne(Recording.Of("23-").Body).Documents).Properties.ToJsonString());

    [Fact]
    public void Picker_ExpandedOrNot_IsTheSameReference()
    {
        var expanded = Assert.Single(LabModel.ReadOne(Recording.Of("14-").Body).Documents);
        var named = Assert.Single(LabModel.ReadOne(Recording.Of("15-").Body).Documents);

        Assert.Equal("/about-us/", expanded.Properties["relatedPage"]!.GetValue<string>());
        Assert.Equal(expanded.Properties.ToJsonString(), named.Properties.ToJsonString());
    }

    [Fact]
    public void Picker_WhoseTargetIsUnpublished_IsNotSet() => Assert.False(Assert.Single(LabModel.ReadOne(Recording.Of("75-").Body).Documents).Properties.ContainsKey("relatedPage"));

    [Fact]
    public void List_AsRecorded_IsItemsAndFindingsAndNeverAnException()
    {
        using var list = JsonDocument.Parse(Recording.Of("01-").Body);

        var batch = LabModel.Read(list.RootElement.GetProperty("items").EnumerateArray());

        Assert.Equal(9, batch.Documents.Count);
        Assert.Contains("variantPage", Assert.Single(batch.Findings).Message);
    }

    [Fact]
    public async Task CachedAnswer_IsKnownByItsAge()
    {
        Assert.False(await IsCachedAsync(Recording.Of("63-")));
        Assert.True(await IsCachedAsync(Recording.Of("63b-")));
    }

    private static async Task<bool> IsCachedAsync(Recording recording)
    {
        using var server = new LoopbackServer(context => AnswerAsync(context, recording));
        using var client = new DeliveryClient(new() { BaseUrl = server.Address });
        return (await client.GetJsonAsync("umbraco/delivery/api/v2/content", preview: false, CancellationToken.None)).IsCached;
    }

    private static async Task AnswerAsync(HttpContext context, Recording recording)
    {
        context.Response.StatusCode = recording.Status;
        foreach (var (name, value) in recording.Headers.Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Date" or "Server")))
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(recording.Body);
    }

    private static async Task<string> OutcomeAsync(DeliveryClient client)
    {
        try
        {
            return $"{(await DeliveryList.ReadAsync(client, 1000, preview: false, CancellationToken.None)).Items.Count} items";
        }
        catch (DeliveryException problem)
        {
            return problem.Message;
        }
    }

    private static string Expected(Recording recording) => recording.Status switch
    {
        200 when JsonDocument.Parse(recording.Body).RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("items", out var items) => $"{items.GetArrayLength()} items",
        200 => "The CMS's answer is not a list of items.",
        301 => "The CMS answered with a redirect, which is never followed. Umbraco:BaseUrl must be its own address.",
        400 => "The CMS answered with status 400, which asking again does not change.",
        401 => "The CMS refuses the key in Umbraco:ApiKey.",
        404 => "The CMS has no Delivery API at Umbraco:BaseUrl, or no item Umbraco:StartItem.",
        _ => $"The CMS answered with status {recording.Status}.",
    };
}
