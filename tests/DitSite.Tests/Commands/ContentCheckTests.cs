using System.Text.Json;
using DitSite.Tests.Content;
using DitSite.Web.Commands;

namespace DitSite.Tests.Commands;

public sealed class ContentCheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose() => folder.Dispose();

    private Task<int> CheckAsync(SmallContent content, params string[] more)
    {
        content.Write(folder.Path);
        return ContentCheck.RunAsync(["content", "check", "--content", folder.Path, .. more], output, errors, new TestClock());
    }

    [Fact]
    public async Task Check_WithoutErrors_ListsWhatIsDueAndSucceeds()
    {
        Assert.Equal(0, await CheckAsync(SmallContent.Good));
        Assert.Contains("site.md:1: due not-set: 'phone'", output.ToString());
        Assert.Matches(@"0 errors, \d+ due, 0 permitted literals\.", output.ToString());
    }

    /// <summary>The bank holidays end with 2028.</summary>
    [Theory]
    [InlineData("2027-12-31", false)]
    [InlineData("2028-01-01", true)]
    public async Task Check_WhenBankHolidaysEndWithinAYear_SaysThatTheyAreDue(string today, bool due)
    {
        SmallContent.Good.Write(folder.Path);
        var clock = new TestClock(DateTimeOffset.Parse(today + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

        await ContentCheck.RunAsync(["content", "check", "--content", folder.Path], output, errors, clock);

        Assert.Equal(due, output.ToString().Contains("due bank-holidays: The bank holidays are known until 31 December 2028", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WithAnError_SaysFileLineRuleAndSentenceAndFails()
    {
        Assert.Equal(1, await CheckAsync(SmallContent.Good.Words("It takes 5 days.\n\nIt took 5 days. <!-- literal: history -->")));
        Assert.Contains("pages/ropes.md:7: error literal-repeats-fact: '5 days' repeats a fact.", output.ToString());
        Assert.Contains("pages/ropes.md:9: '5 days' repeats knots.duration-days: history", output.ToString());
    }

    [Fact]
    public async Task Check_AsJson_SaysTheSame()
    {
        Assert.Equal(1, await CheckAsync(SmallContent.Good.Words("It takes 5 days.\n\nIt took 5 days. <!-- literal: history -->"), "--json"));

        var report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(1, report.GetProperty("errors").GetInt32());
        var finding = report.GetProperty("findings").EnumerateArray().Single(each => each.GetProperty("severity").GetString() == "error");
        Assert.Equal(("pages/ropes.md", 7, "literal-repeats-fact"), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("rule").GetString()));
        Assert.Equal("history", Assert.Single(report.GetProperty("permittedLiterals").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Check_AsJson_GivesBothSidesOfAContradiction()
    {
        Assert.Equal(1, await CheckAsync(SmallContent.Good.Words("This four-day course is short."), "--json"));

        var both = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("findings").EnumerateArray().Select(each => each.GetProperty("contradiction")).Single(each => each.ValueKind == JsonValueKind.Object && each.GetProperty("topic").GetString() == "duration");
        Assert.Equal(("duration", "4 days; 5 days; they are 1 day apart"), (both.GetProperty("topic").GetString(), both.GetProperty("arithmetic").GetString()));
        Assert.Equal(("pages/ropes.md", 7, "four-day course"), Side("here"));
        Assert.Equal(("courses/knots/course.md", 7, "Duration in days: 5 days"), Side("there"));

        (string?, int, string?) Side(string name) => (both.GetProperty(name).GetProperty("origin").GetString(), both.GetProperty(name).GetProperty("line").GetInt32(), both.GetProperty(name).GetProperty("says").GetString());
    }

    [Fact]
    public async Task Check_SaysHowLongItTook()
    {
        await CheckAsync(SmallContent.Good);

        Assert.Matches(@"6 items read together in \d+ ms\.", output.ToString());
    }

    [Fact]
    public async Task Check_UnknownArgumentOrFolder_SaysSo()
    {
        Assert.Equal(2, await ContentCheck.RunAsync(["content", "check", "--jsn"], output, errors, new TestClock()));
        Assert.Equal(2, await ContentCheck.RunAsync(["content", "check", "--content", folder.File("none")], output, errors, new TestClock()));
        Assert.Contains("Usage", errors.ToString());
        Assert.Contains("There is no folder", errors.ToString());
    }

    [Fact]
    public void Find_TheTwoWords_IsThisCommand()
    {
        Assert.NotNull(SiteCommands.Find(["content", "check", "--json"]));
        Assert.Null(SiteCommands.Find(["content"]));
    }
}
