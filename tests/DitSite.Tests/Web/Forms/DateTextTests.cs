using System.Globalization;
using DitSite.Web.Components.Forms;

namespace DitSite.Tests.Web.Forms;

/// <summary>Two hundred ways to type a date: each is read, or its wrong part is named.</summary>
public sealed class DateTextTests
{
    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Day, month, year as typed, then the date in ISO form, or the parts that are wrong.</summary>
    public static TheoryData<string?, string?, string?, string> Typed()
    {
        var data = new TheoryData<string?, string?, string?, string>
        {
            { null, null, null, "empty" }, { "", " ", "\t", "empty" }, { "\u200b", "\u200e", "\u00a0", "empty" },
            { "1", "1", "2027", "2027-01-01" }, { "01", "01", "2027", "2027-01-01" }, { " 1 ", " 1", "2027 ", "2027-01-01" }, { "1-", "1/", "2027", "2027-01-01" },
            { "\u200e1", "1\u200f", "\u00a02027", "2027-01-01" }, { "\u0661", "\u0661", "\u0662\u0660\u0662\u0667", "2027-01-01" }, { "\u06f1", "\u06f2", "\u06f2\u06f0\u06f2\u06f7", "2027-02-01" },
            { "\uff11", "\uff12", "\uff12\uff10\uff12\uff17", "2027-02-01" }, { "1st", "Feb", "2027", "2027-02-01" }, { "2nd", "Feb", "2027", "2027-02-02" }, { "23rd", "4", "2027", "2027-04-23" }, { "24th", "4", "2027", "2027-04-24" },
            { "1", "Sept", "2027", "2027-09-01" }, { "1", "sept.", "2027", "2027-09-01" }, { "1", "JAN.", "2027", "2027-01-01" }, { "29", "2", "2028", "2028-02-29" }, { "29", "2", "2000", "2000-02-29" },
            { "29", "2", "2027", "Day" }, { "29", "Feb", "1900", "Day" }, { "30", "2", "2028", "Day" }, { "31", "4", "2027", "Day" }, { "31", "June", "2027", "Day" }, { "31", "9", "2027", "Day" }, { "31", "11", "2027", "Day" },
            { "1/2/2027", "", "", "2027-02-01" }, { "1/2/2027", null, null, "2027-02-01" }, { "01-02-2027", "", "", "2027-02-01" }, { "1.2.2027", "", "", "2027-02-01" }, { "2027-02-01", "", "", "2027-02-01" },
            { "1 February 2027", "", "", "2027-02-01" }, { "1st Feb, 2027", "", "", "Day" }, { "1/2", "", "", "Month,Year" }, { "1/2/3/2027", "", "", "Month,Year" }, { "31/4/2027", "", "", "Day" },
            { "0", "1", "2027", "Day" }, { "32", "1", "2027", "Day" }, { "-1", "1", "2027", "2027-01-01" }, { "one", "1", "2027", "Day" }, { "1.5", "1", "2027", "Day" }, { "99999999999", "1", "2027", "Day" }, { "½", "1", "2027", "Day" },
            { "1", "0", "2027", "Month" }, { "1", "13", "2027", "Month" }, { "1", "Ja", "2027", "Month" }, { "1", "Janvier", "2027", "Month" }, { "1", "Janu", "2027", "Month" }, { "1", "1.5", "2027", "Month" }, { "1", "<script>", "2027", "Month" },
            { "1", "1", "27", "Year" }, { "1", "1", "027", "Year" }, { "1", "1", "0", "Year" }, { "1", "1", "0000", "Year" }, { "1", "1", "20270", "Year" }, { "1", "1", "two", "Year" }, { "1", "1", "20 7", "Year" }, { "1", "1", "'27", "Year" },
            { "", "1", "2027", "Day" }, { "1", "", "2027", "Month" }, { "1", "1", "", "Year" }, { "", "", "2027", "Day,Month" }, { "1", "", "", "Month,Year" }, { "", "1", "", "Day,Year" },
            { "\ud83d\ude00", "1", "2027", "Day" }, { "\ud83d", "1", "2027", "Day" }, { new string('1', 5000), "1", "2027", "Day" }, { "1", new string('a', 5000), "2027", "Month" }, { "1", "1", new string('9', 5000), "Year" }, { "1\0", "1", "2027", "2027-01-01" },
            { "31", "12", "9999", "9999-12-31" }, { "1", "1", "0001", "0001-01-01" }, { "00", "00", "2027", "Day" }, { "007", "1", "2027", "2027-01-07" },
        };

        foreach (var (name, number) in MonthNames.Select((name, index) => (name, index + 1)))
        {
            var date = new DateOnly(2027, number, 12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var month in new[] { name, name.ToLowerInvariant(), name.ToUpperInvariant(), name[..3], name[..3].ToLowerInvariant(), $"{number}", $"{number:00}", $" {name} ", name[..3] + ".", $"\u200b{number}", $"{number} " }.Distinct())
            {
                data.Add("12", month, "2027", date);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void Date_AsPeopleTypeIt_IsReadOrItsWrongPartNamed(string? day, string? month, string? year, string expected)
    {
        var reading = DateText.Read(new DateAnswer { Day = day, Month = month, Year = year });

        Assert.Equal(expected, reading.IsEmpty ? "empty" : reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Join(',', reading.Wrong));
        Assert.Equal(reading.Wrong.Count > 0, reading.Problem is not null);
    }

    [Fact]
    public void Date_Examples_AreTwoHundred() => Assert.True(Typed().Count >= 200, $"{Typed().Count}");

    [Theory]
    [InlineData("3", "2019", "2019-03-01")]
    [InlineData("March", "2019", "2019-03-01")]
    [InlineData("3/2019", "", "2019-03-01")]
    [InlineData("", "2019", "Month")]
    [InlineData("3", "19", "Year")]
    public void Month_AsPeopleTypeIt_IsItsFirstDayOrItsWrongPartNamed(string month, string year, string expected)
    {
        var reading = DateText.ReadMonth(month, year);
        Assert.Equal(expected, reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Join(',', reading.Wrong));
    }
}
