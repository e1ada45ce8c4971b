using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

/// <summary>When the invoice comes: no more than the provider has said, and the same on the page and in the letter.</summary>
public sealed class InvoiceTests
{
    [Theory]
    [InlineData("", "Nothing is due before it comes.")]
    [InlineData("invoice-working-days: 3\n", "within 3 working days of the confirmation.")]
    public async Task Invoice_ComesAsTheContentSays_OnThePagesAndInTheLetter(string fact, string sentence)
    {
        using var content = new ContentCopy();
        content.Replace("site.md", "notice-working-days: 7\n", "notice-working-days: 7\n" + fact);
        using var site = new SiteFactory { ContentFolder = content.Path };
        var person = Questionnaire.In(site).As("Ivy Invoice", "ivy@example.com");

        var check = await person.ToAsync("check");
        var done = await person.AnswerAsync(check);
        var letter = await site.Mail.FirstToAsync("ivy@example.com");

        Assert.Contains(sentence, check.QuerySelector("main")!.TextContent);
        Assert.Contains(sentence, done.QuerySelector("main")!.TextContent);
        Assert.Contains(sentence, letter.Text.ReplaceLineEndings(" "));
    }
}
