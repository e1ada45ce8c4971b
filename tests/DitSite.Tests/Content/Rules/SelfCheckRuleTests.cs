namespace DitSite.Tests.Content.Rules;

public sealed class SelfCheckRuleTests
{
    private const string Good = """
        check-questions:
          - code: hours
            label: Have you tied knots for long?
            answers: ["yes: Yes", "no: No"]
        doors:
          - code: attend
            label: Come
            open: You can come.
        door-rules:
          - question: hours
            at-least: "yes"
            doors: [attend]
            text: You need experience.
            change: Tie more knots.
        door-notes:
          - question: hours
            answers: ["yes"]
            doors: [attend]
            text: Bring a rope.
        """;

    [Theory]
    [InlineData("", "", null)]
    [InlineData("question: hours\n    at-least", "question: hour\n    at-least", "There is no question 'hour'.")]
    [InlineData("at-least: \"yes\"", "at-least: often", "The question 'hours' has no answer 'often'.")]
    [InlineData("answers: [\"yes\"]", "answers: [\"yes\", seldom]", "The question 'hours' has no answer 'seldom'.")]
    [InlineData("doors: [attend]\n    text: You", "doors: [attend, dive]\n    text: You", "There is no door 'dive'.")]
    [InlineData("[\"yes: Yes\", \"no: No\"]", "[\"yes: Yes\"]", "at least two answers")]
    [InlineData("[\"yes: Yes\", \"no: No\"]", "[\"yes: Yes\", \"yes: No\"]", "have the same code")]
    [InlineData("[\"yes: Yes\", \"no: No\"]", "[\"yes: Yes\", \"No\"]", "'code: words'")]
    [InlineData("doors:\n  - code: attend", "doors:\n  - code: dive\n    label: Dive\n    open: You can dive.\n  - code: attend", "No rule closes the door 'dive'")]
    public void Check_OfASelfCheck_FindsWhatIsWrong(string old, string replacement, string? says)
    {
        var yaml = old.Length == 0 ? Good : Good.Replace(old, replacement, StringComparison.Ordinal);
        Assert.Equal(old.Length == 0, yaml == Good);

        var errors = SmallContent.Good.Property(SmallContent.Course, yaml).Errors();

        Assert.Equal(says is not null, errors.Count > 0);
        Assert.All(errors, finding => Assert.Equal("self-check", finding.Rule));
        Assert.True(says is null || errors.Exists(finding => finding.Message.Contains(says, StringComparison.Ordinal)), string.Join('\n', errors));
    }
}
