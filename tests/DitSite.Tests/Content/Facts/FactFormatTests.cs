using DitSite.Content.Facts;

namespace DitSite.Tests.Content.Facts;

public sealed class FactFormatTests
{
    [Theory]
    [InlineData("1", "days", "1 day", "one day", "one-day")]
    [InlineData("5", "days", "5 days", "five days", "five-day")]
    [InlineData("16", "sessions", "16 sessions", "sixteen sessions", "16-session")]
    [InlineData("1", "years", "1 year", "one year", "one-year")]
    [InlineData("150", "hours", "150 hours", "150 hours", "150-hour")]
    [InlineData("1500", "hours", "1,500 hours", "1,500 hours", "1,500-hour")]
    [InlineData("2", "training cases", "2 training cases", "two training cases", "two-training-case")]
    [InlineData("1", "working days", "1 working day", "one working day", "one-working-day")]
    [InlineData("3", "therapy", "3 therapies", "three therapies", "three-therapy")]
    [InlineData("1/2", "hour", "half an hour", "half an hour", "half-hour")]
    [InlineData("1/4", "day", "a quarter of a day", "a quarter of a day", "quarter-day")]
    [InlineData("2/4", "days", "half a day", "half a day", "half-day")]
    [InlineData("3/4", "hours", "three quarters of an hour", "three quarters of an hour", "three-quarter-hour")]
    [InlineData("2/3", "day", "2/3 of a day", "2/3 of a day", "2/3-day")]
    public void Count_InEachForm_ReadsAsPeopleWriteIt(string amount, string unit, string plain, string words, string adjective)
    {
        var count = new FactValue.Count(Quantity.Parse(amount)!.Value, unit);

        Assert.Equal(plain, FactFormat.Plain(count));
        Assert.Equal(words, FactFormat.Filtered(count, ["words"]));
        Assert.Equal(adjective, FactFormat.Filtered(count, ["adjective"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("one")]
    [InlineData("1/2/3")]
    [InlineData("99999999999")]
    public void Quantity_ThatIsNeitherWholeNorASimpleFraction_IsNull(string text) => Assert.Null(Quantity.Parse(text));

    [Theory]
    [InlineData("100", "£100")]
    [InlineData("137.31", "£137.31")]
    [InlineData("137.50", "£137.50")]
    [InlineData("2100", "£2,100")]
    [InlineData("0", "£0")]
    public void Money_WholeOrWithPence_ReadsAsAPrice(string pounds, string shown) =>
        Assert.Equal(shown, FactFormat.Plain(new FactValue.Money(decimal.Parse(pounds, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("2020-03-16", "2020-03-20", "16 to 20 March 2020")]
    [InlineData("2020-03-30", "2020-04-03", "30 March to 3 April 2020")]
    [InlineData("2020-12-30", "2021-01-02", "30 December 2020 to 2 January 2021")]
    [InlineData("2022-06-10", "2022-06-10", "Friday 10 June 2022")]
    public void DateRange_WithinOrAcrossMonthsAndYears_SaysEachPartOnce(string first, string last, string shown) =>
        Assert.Equal(shown, FactFormat.Plain(new FactValue.DateRange(DateOnly.Parse(first, UkText.Culture), DateOnly.Parse(last, UkText.Culture))));

    [Fact]
    public void Filters_InOrder_ApplyOneAfterTheOther() =>
        Assert.Equal("Five days", FactFormat.Filtered(new FactValue.Count(new Quantity(5, 1), "days"), ["words", "capital"]));

    [Fact]
    public void Filtered_WhereTheFilterDoesNotFit_IsNull()
    {
        Assert.Null(FactFormat.Filtered(new FactValue.Text("x"), ["adjective"]));
        Assert.Null(FactFormat.Filtered(new FactValue.Text("x"), ["shout"]));
    }

    [Fact]
    public void Day_OfADate_HasItsWeekday() => Assert.Equal("Monday 16 March 2020", FactFormat.Filtered(new FactValue.Date(new(2020, 3, 16)), ["day"]));
}
