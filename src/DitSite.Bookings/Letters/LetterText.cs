using System.Globalization;
using System.Text;

namespace DitSite.Bookings.Letters;

/// <summary>Plain text of a letter, wrapped at 72 characters as mail programs expect. Somebody's own words are put on one line first.</summary>
internal sealed class LetterText
{
    private const int Width = 72;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly StringBuilder text = new();
    private int belowHeading;

    public static string Pounds(decimal amount) => amount.ToString(decimal.Truncate(amount) == amount ? "£#,##0" : "£#,##0.00", British);

    public LetterText Paragraph(string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            Gap();
            Wrap(words, "", "");
        }

        return this;
    }

    /// <summary>Words of staff: each line is a paragraph.</summary>
    public LetterText Paragraphs(string? words)
    {
        foreach (var line in (words ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            Paragraph(OneLine.Of(line, int.MaxValue));
        }

        return this;
    }

    public LetterText Heading(string words)
    {
        Gap();
        text.Append(words).Append('\n').Append('-', words.Length).Append('\n');
        belowHeading = text.Length;
        return this;
    }

    /// <summary>"Place: …"; nothing when there is no value.</summary>
    public LetterText Row(string label, string? value)
    {
        if (OneLine.Of(value, 2_000) is { Length: > 0 } line)
        {
            Wrap($"{label}: {line}", "", "  ");
        }

        return this;
    }

    /// <summary>An address on a line of its own, never broken.</summary>
    public LetterText Address(string url)
    {
        Gap();
        text.Append(url).Append('\n');
        return this;
    }

    /// <summary>Somebody's own words in several lines, each marked as a quotation.</summary>
    public LetterText Quote(string words)
    {
        Gap();
        foreach (var line in words.ReplaceLineEndings("\n").Split('\n'))
        {
            Wrap(OneLine.Of(line, int.MaxValue)!, "> ", "> ");
        }

        return this;
    }

    public LetterText Blank()
    {
        Gap();
        return this;
    }

    public override string ToString() => text.ToString();

    private void Gap()
    {
        if (text.Length > belowHeading && !text.ToString(Math.Max(0, text.Length - 2), Math.Min(2, text.Length)).Equals("\n\n", StringComparison.Ordinal))
        {
            text.Append('\n');
        }
    }

    private void Wrap(string words, string first, string rest)
    {
        var line = new StringBuilder(first);
        var start = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!start && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(rest);
                start = true;
            }

            line.Append(start ? "" : " ").Append(word);
            start = false;
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
