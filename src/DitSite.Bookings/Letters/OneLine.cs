namespace DitSite.Bookings.Letters;

/// <summary>Somebody's words on one line of a letter or in a header: no line break or other control character survives.</summary>
internal static class OneLine
{
    public static string? Of(string? text, int length)
    {
        if (text is null)
        {
            return null;
        }

        var line = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= length ? line : line[..length];
    }
}
