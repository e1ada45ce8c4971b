namespace DitSite.Tests.Web.Year;

/// <summary>The control of the year's reading of letters.</summary>
public sealed class LetterFlawsTests
{
    private const string Good = "Dear Ann,\n\nYour place is booked.\n\nTest course\n-----------\nWhen: Monday 7 June 2027\nWhere: Harbour House\n\nHow to join\n-----------\nWe write to you:\n\nhttps://localhost/\n";

    [Fact]
    public void Letter_WithEverythingInIt_HasNoFlaw() => Assert.Empty(LetterFlaws.Of("Booking 2345-6789: Test course", Good));

    [Theory]
    [InlineData("Ann,", ",")]
    [InlineData("Dear Ann,\n", "")]
    [InlineData("Monday 7 June 2027", "")]
    [InlineData("booked.", "booked for {{ name }}.")]
    [InlineData("booked.", "booked until .")]
    [InlineData("booked.", "booked for  you.")]
    [InlineData("booked.", "booked for £.")]
    [InlineData("https://localhost/", "https://localhost/token-0123456789abcdef")]
    [InlineData("We write to you:\n\nhttps://localhost/\n", "")]
    public void Letter_WithAHole_IsFound(string what, string instead)
    {
        var broken = Good.Replace(what, instead, StringComparison.Ordinal);

        Assert.NotEqual(Good, broken);
        Assert.NotEmpty(LetterFlaws.Of("Booking", broken.TrimStart()));
    }

    [Fact]
    public void Subject_WithAHole_IsFound() => Assert.NotEmpty(LetterFlaws.Of("Booking : Test course", Good));
}
