using DitSite.Tests;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// Looks at a page as it stands, by axe and for sideways scrolling. In the small axe looks in one window, the narrow and the wide in turn; the
/// page must fit into both each time, and into the one between every other time. Each kind of colours is judged once in a run, and whether what
/// is pressed is large enough in the narrow window alone, where it stands closest. In full axe looks at all of it in every window, in the page's
/// own colours and in those that the visitor's system forces on it.
/// </summary>
/// <param name="visit">Whose window it is; its width is the same again afterwards.</param>
/// <param name="inFull">Null: as <see cref="AllInFull"/> says.</param>
internal sealed class PageLook(Visit visit, bool? inFull = null)
{
    public const int Narrow = 320;
    public const int Wide = 1280;

    private static readonly int[] Widths = [Narrow, 768, Wide];

    private static int taken;

    private bool narrow;

    /// <summary>Whether all pages are looked at in full: by the proof, and with a <c>TEST_SCALE</c> of 2 and more.</summary>
    public static bool AllInFull { get; set; } = Scale.InFull;

    /// <summary>How often axe has looked at a page so far.</summary>
    public static int Taken => taken;

    private bool InFull => inFull ?? AllInFull;

    /// <param name="axe">False where there are no scripts, and so no axe.</param>
    /// <returns>What is wrong, in sentences.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(bool axe = true)
    {
        var page = visit.Page;
        var own = page.ViewportSize!;
        narrow = !narrow;
        List<string> faults = [];
        foreach (var width in Widths.Where(width => InFull || narrow || width is Narrow or Wide).OrderBy(width => width == own.Width))
        {
            await page.SetViewportSizeAsync(width, own.Height);
            if (await visit.ScrollWidthAsync() is var content && content > width)
            {
                faults.Add($"{page.Url}: {content} px wide in a window of {width} px");
            }

            if (axe && (InFull || width == (narrow ? Narrow : Wide)))
            {
                faults.AddRange(await AxeAsync());
            }
        }

        await page.SetViewportSizeAsync(own.Width, own.Height);
        return faults;
    }

    private async Task<IReadOnlyList<string>> AxeAsync()
    {
        if (!InFull)
        {
            Interlocked.Increment(ref taken);
            return await visit.AccessibilityViolationsAsync(KnownColours.OfThisRun, targets: narrow);
        }

        List<string> faults = [];
        foreach (var colours in new[] { ForcedColors.Active, ForcedColors.None })
        {
            await visit.Page.EmulateMediaAsync(new() { ForcedColors = colours });
            Interlocked.Increment(ref taken);
            faults.AddRange((await visit.AccessibilityViolationsAsync()).Select(violation => $"{violation} (forced colours: {colours})"));
        }

        return faults;
    }
}
