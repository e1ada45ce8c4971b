using System.ComponentModel.DataAnnotations;
using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

public sealed class UmbracoOptionsTests
{
    [Theory]
    [InlineData("http://cms.example.org", "Umbraco:BaseUrl")]
    [InlineData("cms.example.org", "Umbraco:BaseUrl")]
    [InlineData("ftp://cms.example.org", "Umbraco:BaseUrl")]
    [InlineData("https://ann:secret@cms.example.org", "Umbraco:BaseUrl")]
    [InlineData("https://cms.example.org/?x=1", "Umbraco:BaseUrl")]
    public void BaseUrl_ThatIsNone_IsRefusedInASentenceWithoutIt(string address, string setting)
    {
        var sentence = Assert.Single(Wrong(new() { BaseUrl = address }));

        Assert.StartsWith(setting, sentence);
        Assert.DoesNotContain("secret@", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://cms.example.org")]
    [InlineData("https://cms.example.org/umbraco-path/")]
    [InlineData("http://127.0.0.1:5080")]
    public void BaseUrl_ThatIsOne_IsTaken(string address) => Assert.Empty(Wrong(new() { BaseUrl = address }));

    [Fact]
    public void EverythingElseWrong_HasASentenceEach()
    {
        var wrong = Wrong(new()
        {
            BaseUrl = "https://cms.example.org", PageSize = 1, TimeoutSeconds = 0, PollSeconds = 1, LargestAnswerMegabytes = 0, LargestMediaMegabytes = 101, MediaCacheMegabytes = 1,
        });
        var keys = Wrong(new() { ApiKey = "two words", StartItem = "über", WebhookSecret = "short" });

        Assert.Equal(["LargestAnswerMegabytes", "LargestMediaMegabytes", "MediaCacheMegabytes", "PageSize", "PollSeconds", "TimeoutSeconds"], wrong.Select(Setting).Order());
        Assert.Equal(["ApiKey", "StartItem", "WebhookSecret"], keys.Select(Setting).Order());
        Assert.All(wrong.Concat(keys), sentence => Assert.EndsWith(".", sentence));
        Assert.DoesNotContain(keys, sentence => sentence.Contains("two words", StringComparison.Ordinal) || sentence.Contains("short", StringComparison.Ordinal));
    }

    private static string Setting(string sentence) => sentence.Split(':', ' ')[1];

    private static IReadOnlyList<string> Wrong(UmbracoOptions options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true);
        return [.. wrong.Select(one => one.ErrorMessage!)];
    }
}
