namespace DitSite.Tests.Content.Rules;

/// <summary>Words of letters use facts as all other words do.</summary>
public sealed class LetterTextTests
{
    [Theory]
    [InlineData("Welcome to {{ title }}.", null)]
    [InlineData("Welcome to {{ titel }}.", "There is no fact 'titel'.")]
    public void UnknownFact_InWordsOfALetter_IsAnError(string words, string? says)
    {
        var errors = SmallContent.Good.Property(SmallContent.Course, $"letter-texts:\n  - kind: offer\n    text: {words}").Errors();

        Assert.Equal(says is null ? 0 : 1, errors.Count);
        Assert.All(errors, error => Assert.Contains(says!, error.Message, StringComparison.Ordinal));
    }
}
