namespace DitSite.Content.Facts;

/// <summary>How a fact reads in a sentence: the one place that formats them.</summary>
public static class FactFormat
{
    /// <summary>The filters that a reference may carry.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["adjective", "words", "number", "capital", "day"];

    /// <summary>£2,100; 16 to 20 March 2020; 5 days; A and B.</summary>
    public static string Plain(FactValue value) => value switch
    {
        FactValue.Text text => text.Words,
        FactValue.Money money => UkText.Money(money.Pounds),
        FactValue.Date date => UkText.Date(date.Day),
        FactValue.DateRange dates => UkText.Dates(dates.First, dates.Last),
        FactValue.Time time => UkText.Time(time.At),
        FactValue.TimeRange times => UkText.Times(times.From, times.To),
        FactValue.Count { Number.IsWhole: true } count => $"{count.Number.Digits} {Units.For(count.Number, count.Unit)}",
        FactValue.Count count => Fraction(count),
        FactValue.Length length => UkText.Duration(length.Minutes),
        FactValue.List list => UkText.List(list.Items, list.Conjunction),
        FactValue.Url url => url.Address.OriginalString,
        FactValue.Email email => email.Address,
        _ => "",
    };

    /// <summary>The value through filters, in their order; null where one of them doesn't fit its kind.</summary>
    public static string? Filtered(FactValue value, IEnumerable<string> filters)
    {
        string? text = Plain(value);
        foreach (var filter in filters)
        {
            text = (filter, value) switch
            {
                ("capital", _) when text.Length > 0 => char.ToUpper(text[0], UkText.Culture) + text[1..],
                ("number", FactValue.Count count) => count.Number.Digits,
                ("number", FactValue.Length length) => length.Minutes.ToString(UkText.Culture),
                ("words", FactValue.Count { Number.IsWhole: true } count) => $"{count.Number.Words} {Units.For(count.Number, count.Unit)}",
                ("words", FactValue.Count count) => Fraction(count),
                ("adjective", FactValue.Count count) => Adjective(count),
                ("day", FactValue.Date date) => UkText.DayAndDate(date.Day),
                _ => null,
            };
            if (text is null)
            {
                return null;
            }
        }

        return text;
    }

    // Small numbers as words, others as digits: five-day, 16-session, half-hour.
    private static string Adjective(FactValue.Count count) =>
        $"{(count.Number is { IsWhole: true, Top: > 9 } ? count.Number.Digits : count.Number.Words)}-{Units.Singular(count.Unit).Replace(' ', '-')}";

    private static string Fraction(FactValue.Count count)
    {
        var unit = Units.Singular(count.Unit);
        var article = "aeiou".Contains(unit[0]) || unit.StartsWith("hour", StringComparison.Ordinal) ? "an" : "a";
        return (count.Number.Top, count.Number.Bottom) switch
        {
            (1, 2) => $"half {article} {unit}",
            (1, 4) => $"a quarter of {article} {unit}",
            (3, 4) => $"three quarters of {article} {unit}",
            _ => $"{count.Number.Digits} of {article} {unit}",
        };
    }
}
