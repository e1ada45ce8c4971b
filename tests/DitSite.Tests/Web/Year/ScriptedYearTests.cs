namespace DitSite.Tests.Web.Year;

/// <summary>A year of the desk on a clock that the test moves: its key days go through the real pages, and everything is held against what is written.</summary>
public sealed class ScriptedYearTests
{
    [Fact]
    public async Task Year_OfTheDesk_GoesAsWritten()
    {
        await using var year = new YearSite();

        try
        {
            await new ScriptedYear(year).LiveAsync();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"The year came to a halt. Until then it went:\n{string.Join('\n', year.Diary.Lines)}", fault);
        }

        var written = await File.ReadAllLinesAsync(Repository.PathOf("tests", "DitSite.Tests", "Web", "Year", "year.txt"));
        var lived = year.Diary.Lines;
        var first = Enumerable.Range(0, Math.Max(written.Length, lived.Count)).FirstOrDefault(line => written.ElementAtOrDefault(line) != lived.ElementAtOrDefault(line), -1);
        Assert.True(year.Diary.Flaws.Count == 0, $"Letters with something missing:\n{string.Join('\n', year.Diary.Flaws)}");
        Assert.True(first == -1, $"Line {first + 1} is written as “{written.ElementAtOrDefault(first)}” and was “{lived.ElementAtOrDefault(first)}”. The year as it went:\n{string.Join('\n', lived)}");
    }
}
