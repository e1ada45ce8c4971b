using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Pages;

namespace DitSite.Tests.Web.Year;

/// <summary>What happened in the year, in words: what people saw on pages, and which letters left. References are told apart by the names they are given here.</summary>
internal sealed partial class Diary(CapturedMail mail, TestClock clock)
{
    private readonly List<string> lines = [];
    private readonly Dictionary<string, string> names = [];
    private readonly List<string> flaws = [];
    private DateOnly? day;
    private int read;

    public IReadOnlyList<string> Lines => lines;

    /// <summary>Letters with something missing in them.</summary>
    public IReadOnlyList<string> Flaws => flaws;

    public void Name(string reference, string name) => names[reference] = name;

    /// <param name="who">The person or the member of staff.</param>
    public void Saw(string who, IDocument page, string? selector = null)
    {
        var found = selector is null ? page.QuerySelector("main [role=status]") ?? page.QuerySelector("main h1") : page.QuerySelector(selector);
        var rows = found?.QuerySelectorAll(".govuk-summary-list__row").Select(row => $"{row.QuerySelector("dt")!.Words()}: {row.QuerySelector("dd")!.Words()}").ToList();
        Write($"{who} sees: {(rows is { Count: > 0 } ? string.Join("; ", rows) : found?.Words() ?? $"nothing at {selector}: {page.Words()}")}");
    }

    public void Write(string line)
    {
        Begin();
        lines.Add($"  {Named(line)}");
    }

    /// <summary>Puts down every letter that has left since the last time, and reads it.</summary>
    public void Post()
    {
        var fresh = mail.Sent.Skip(read).ToList();
        read += fresh.Count;
        foreach (var letter in fresh.OrderBy(one => one.To, StringComparer.Ordinal).ThenBy(one => Named(one.Subject), StringComparer.Ordinal))
        {
            Begin();
            lines.Add($"  letter to {letter.To.Split('@')[0]}: {Named(letter.Subject)}{Files(letter)}");
            flaws.AddRange(LetterFlaws.Of(letter.Subject, letter.Text, greets: !letter.To.EndsWith("@provider.test", StringComparison.Ordinal)).Select(flaw => $"{day:d MMMM yyyy}, {letter.To}, {letter.Subject}: {flaw}"));
        }
    }

    private void Begin()
    {
        var today = DitSite.Bookings.LondonDate.Of(clock.GetUtcNow());
        if (day != today)
        {
            day = today;
            lines.Add(today.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")));
        }
    }

    private string Named(string text) => Reference().Replace(text, found => names.TryGetValue(found.Value, out var name) ? $"[{name}]" : "[another]");

    private static string Files(SentMail letter)
    {
        var files = Method().Matches(letter.Raw).Select(found => found.Groups[1].Value.ToLowerInvariant()).ToList();
        return files.Count == 0 ? "" : $" ({string.Join(", ", files.Select(method => method == "cancel" ? "takes an entry out of the calendar" : "calendar entry"))})";
    }

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"method=""?(PUBLISH|CANCEL)", RegexOptions.IgnoreCase)]
    private static partial Regex Method();
}
