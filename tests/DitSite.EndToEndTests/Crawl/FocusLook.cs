namespace DitSite.EndToEndTests.Crawl;

/// <summary>How what has the focus looks to somebody who moves with the keyboard.</summary>
internal static class FocusLook
{
    /// <summary>
    /// Where the focus is hidden or can't be seen: a sentence; nothing when all is well, and "end" when nothing has the focus. Each corner and
    /// the centre of what has it must be itself, where it is in the window: of a tall field the browser shows the part with the cursor; a border or outline must show, 3:1 against what is behind it.
    /// </summary>
    public const string Fault = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return 'end';
          const rects = [...element.getClientRects()].filter(rect => rect.width > 4 && rect.height > 4);
          const points = rects.flatMap(rect => [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => [rect.left + rect.width * x, rect.top + rect.height * y]))
            .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
          const covered = points
            .filter(([x, y]) => { const top = document.elementFromPoint(x, y); return !top || !(element.contains(top) || top.contains(element) || (element.labels && [...element.labels].some(label => label.contains(top)))); });
          const style = getComputedStyle(element);
          const label = element.labels && element.labels[0] ? getComputedStyle(element.labels[0], '::before') : style;
          const rgb = text => (text.match(/rgba?\([^)]*\)/g) || []).map(one => one.match(/[\d.]+/g).map(Number)).filter(one => one.length < 4 || one[3] > .5);
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4).reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
          const contrast = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
          const behind = one => { for (let up = one.parentElement; up; up = up.parentElement) { const [colour] = rgb(getComputedStyle(up).backgroundColor); if (colour) return colour; } return [255, 255, 255]; };
          const stands = one => matchMedia('(forced-colors: active)').matches || rgb([one.outlineStyle === 'none' ? '' : one.outlineColor, one.boxShadow, parseFloat(one.borderTopWidth) >= 2 ? one.borderTopColor : ''].join(' ')).some(colour => contrast(colour, behind(element)) >= 3);
          const shows = one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2 || one.boxShadow !== 'none' || parseFloat(one.borderTopWidth) >= 2;
          const name = element.outerHTML.slice(0, 120);
          if (!rects.length) return `nothing to see: ${name}`;
          if (!points.length) return `outside the window: ${name}`;
          if (covered.length) return `covered at ${JSON.stringify(covered[0])} by ${document.elementFromPoint(...covered[0])?.outerHTML.slice(0, 80)}: ${name}`;
          if (!shows(style) && !shows(label)) return `no visible focus: ${name}`;
          return stands(style) || stands(label) ? '' : `focus too faint: ${name}`;
        }
        """;
}
