using DitSite.Bookings.Policies;

namespace DitSite.Tests.Bookings.Policies;

public sealed class ChangePolicyTests
{
    /// <summary>One provider, two ways of counting: 21 working days or more cost 10 %, 5 calendar days or more 50 %, later the whole price.</summary>
    private static readonly PolicyRow[] Mixed =
    [
        new(ChangeKind.Cancel, 0, false, 100), new(ChangeKind.Cancel, 5, false, 50), new(ChangeKind.Cancel, 21, true, 10),
        new(ChangeKind.Transfer, 14, false, 10), new(ChangeKind.Substitute, 1, true, 0),
    ];

    [Theory]
    // The run starts on Tuesday 30 March 2027, after Good Friday (26) and Easter Monday (29): 21 working days before it is Thursday 25 February.
    [InlineData("2027-02-25", 10, "13.73")]
    [InlineData("2027-02-26", 50, "68.66")]
    [InlineData("2027-03-25", 50, "68.66")]
    [InlineData("2027-03-26", 100, "137.31")]
    [InlineData("2027-03-30", 100, "137.31")]
    public void Cancelling_ByWorkingAndCalendarDays_CostsWhatTheMostNoticeGivenSays(string today, int percent, string charge)
    {
        var quote = ChangePolicy.Quote(Mixed, ChangeKind.Cancel, new(2027, 3, 30), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), 137.31m);

        Assert.Equal((percent, decimal.Parse(charge, System.Globalization.CultureInfo.InvariantCulture)), (quote.Row!.ChargePercent, quote.Charge));
    }

    [Fact]
    public void Rows_InAnyOrder_GiveTheSameAnswer()
    {
        foreach (var day in Enumerable.Range(0, 60).Select(before => new DateOnly(2027, 3, 30).AddDays(-before)))
        {
            var forwards = ChangePolicy.Quote(Mixed, ChangeKind.Cancel, new(2027, 3, 30), day, 100m);
            var backwards = ChangePolicy.Quote([.. Mixed.Reverse()], ChangeKind.Cancel, new(2027, 3, 30), day, 100m);
            Assert.Equal(forwards, backwards);
        }
    }

    [Fact]
    public void Charge_OverTime_NeverFallsWhileThePolicyRises()
    {
        var charges = Enumerable.Range(0, 90).Select(before => ChangePolicy.Quote(Mixed, ChangeKind.Cancel, new(2027, 3, 30), new DateOnly(2027, 3, 30).AddDays(-before), 100m).Charge!.Value).ToList();

        Assert.Equal(charges.OrderDescending(), charges);
    }

    [Fact]
    public void Change_WithoutARowOrWithTooLittleNotice_IsForStaff()
    {
        var none = ChangePolicy.Quote([], ChangeKind.Cancel, new(2027, 3, 30), new(2027, 1, 1), 100m);
        var late = ChangePolicy.Quote(Mixed, ChangeKind.Transfer, new(2027, 3, 30), new(2027, 3, 20), 100m);

        Assert.Equal((false, null), (none.HasPolicy, none.Charge));
        Assert.Equal((true, null), (late.HasPolicy, late.Charge));
        Assert.Contains("No policy says", ChangeWords.Quote(none), StringComparison.Ordinal);
        Assert.Contains("shorter than any", ChangeWords.Quote(late), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_NameTheDayTheShareAndThePounds()
    {
        var sentences = ChangeWords.Policy(Mixed, ChangeKind.Cancel, new(2027, 3, 30), 137.31m);

        Assert.Equal(
            [
                "Until the end of Thursday 25 February 2027 (at least 21 working days before the course): 10% of the price, £13.73.",
                "Until the end of Thursday 25 March 2027 (at least 5 days before the course): 50% of the price, £68.66.",
                "Until the end of Tuesday 30 March 2027 (at least 0 days before the course): 100% of the price, £137.31.",
            ],
            sentences);
    }
}
