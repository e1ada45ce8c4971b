using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>
/// Texts by what decides how well they can be read: their colour, size and weight, and what is behind them. One text of a kind stands for
/// all of it, on whatever page it is. A single letter stands for none: axe does not judge it.
/// </summary>
internal sealed class KnownColours
{
    private readonly ConcurrentDictionary<string, bool> kinds = new();

    /// <summary>Of all tests of a run.</summary>
    public static KnownColours OfThisRun { get; } = new();

    /// <summary>Marks one text of each kind on this page that has not been seen before.</summary>
    /// <returns>The selector of the marked ones.</returns>
    public async Task<string> MarkOthersAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>("""
            known => {
              const seen = new Set(known);
              const others = [];
              const clear = 'rgba(0, 0, 0, 0)';
              document.querySelectorAll('[data-other-colours]').forEach(one => one.removeAttribute('data-other-colours'));
              for (const text of document.body.querySelectorAll('*')) {
                const speaks = text.matches('input, select, textarea') || [...text.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);
                if (!speaks || !text.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || text.offsetWidth < 2 || text.offsetHeight < 2) {
                  continue;
                }

                const own = getComputedStyle(text);
                const kind = [text.matches(':disabled, :disabled *, [aria-disabled=true]'), own.color, own.fontSize, own.fontWeight, own.textShadow];
                let cut = false;
                for (let behind = text; behind; behind = behind.parentElement) {
                  const style = getComputedStyle(behind);
                  cut ||= style.clipPath !== 'none' || style.clip !== 'auto';
                  if (style.opacity !== '1' || style.backgroundImage !== 'none') {
                    kind.push(style.opacity, style.backgroundImage);
                  }

                  if (style.backgroundColor !== clear) {
                    kind.push(style.backgroundColor);
                    if (style.backgroundColor.startsWith('rgb(')) {
                      break;
                    }
                  }
                }

                const name = kind.join(' ');
                if (!cut && !seen.has(name)) {
                  seen.add(name);
                  others.push(name);
                  text.setAttribute('data-other-colours', '');
                }
              }

              return others;
            }
            """, kinds.Keys.ToArray());
        foreach (var kind in found)
        {
            kinds[kind] = true;
        }

        return "[data-other-colours]";
    }
}
