using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Rules;

public sealed class CaptionsTests
{
    [Theory]
    [InlineData("courseRun", "opens", "This run is opened, but 'capacity' is not set. Set it, or leave 'opens' blank.", "This run is opened, but 'Places' is not set. Set it, or leave 'Booking opens' blank.")]
    [InlineData("venue", "postcode", "'postcode' (Postcode) is missing.", "'Postcode' is missing.")]
    [InlineData("site", "phone", "'phone' (Telephone) is not set. Nothing is shown for it.", "'Telephone' is not set. Nothing is shown for it.")]
    [InlineData("course", "fees[0].amount", "'amount' must be between 0 and 1,000,000 pounds.", "'Amount' must be between 0 and 1,000,000 pounds.")]
    [InlineData("course", "figures[0].amount", "'amount' must be a whole number.", "'Number' must be a whole number.")]
    [InlineData("page", "body", "'Places' and 'capacity' are words of the page.", "'Places' and 'capacity' are words of the page.")]
    [InlineData(null, "x", "'system-requirements' is not set.", "'System requirements' is not set.")]
    public void Of_ASentenceWithKeys_NamesTheCaptionsOfThatItemsForm(string? type, string property, string message, string shown) =>
        Assert.Equal(shown, Captions.Of(new Finding(Severity.Error, "rule", "anywhere", 0, property, message), type));
}
