using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DitSite.Content.Facts;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace DitSite.Content.Markup;

/// <summary>Markdown with fact references to safe HTML in the design system's classes.</summary>
/// <remarks>
/// Resolved values never pass the Markdown parser: marks of two private-use characters stand for them, and are replaced in the parsed
/// tree, where the writer escapes text and the link policy judges addresses. Extensions are added one by one: the whole set would let
/// prose set attributes and embed frames.
/// </remarks>
public static partial class ProseRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="scope">Slug of the course whose facts need no prefix, or null.</param>
    /// <param name="anchorPrefix">Goes before each heading's id, where a page shows several texts.</param>
    public static RenderedProse Render(string markdown, string? scope, FactSet facts, string anchorPrefix = "")
    {
        var marks = new FactMarks();
        var template = new FactTemplate(scope, facts);
        var (source, lines) = Join(template.Expand(FactMarks.Clean(markdown), marks.Place, marks.Block));
        var document = Markdown.Parse(source, Pipeline);
        var markup = new ProseTree(marks, anchorPrefix, line => lines[Math.Min(line, lines.Count - 1)]);
        markup.Settle(document);
        return new RenderedProse(new Prose(Sections(document, marks, markup)), template.Uses, [.. template.Problems, .. markup.Problems], [.. markup.Links], [.. markup.Headings]);
    }

    // A block's mark gets blank lines around it, so that it is a paragraph of its own; the line map keeps problems in place.
    private static (string Source, List<int> Lines) Join(string[] expanded)
    {
        var lines = new List<int>();
        var source = new StringBuilder();
        void Append(string line, int number)
        {
            source.Append(line).Append('\n');
            lines.Add(number);
        }

        for (var number = 0; number < expanded.Length; number++)
        {
            if (FactMarks.IsBlock(expanded[number]))
            {
                Append("", number);
                Append(expanded[number], number);
                Append("", number);
            }
            else
            {
                Append(expanded[number], number);
            }
        }

        return (source.ToString(), lines);
    }

    private static ImmutableArray<ProseSection> Sections(MarkdownDocument document, FactMarks marks, ProseTree tree)
    {
        var sections = ImmutableArray.CreateBuilder<ProseSection>();
        var parts = ImmutableArray.CreateBuilder<ProsePart>();
        var pending = new List<Block>();
        ProseHeading? heading = null;

        void ClosePart()
        {
            var text = string.Join("\n", pending.Select(PlainText.Of).Where(line => line.Length > 0));
            var html = Write(pending);
            pending.Clear();
            if (html.Length > 0)
            {
                parts.Add(new ProsePart.Html(html, text));
            }
        }

        void CloseSection()
        {
            ClosePart();
            if (heading is not null || parts.Count > 0)
            {
                sections.Add(new ProseSection(heading?.Text, heading?.Anchor, parts.ToImmutable()));
            }

            parts.Clear();
        }

        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 2 } title)
            {
                CloseSection();
                heading = tree.HeadingOf(title);
            }
            else if (marks.BlockOf(block) is { } name)
            {
                ClosePart();
                parts.Add(new ProsePart.Block(name));
            }
            else
            {
                pending.Add(block);
            }
        }

        CloseSection();
        return sections.ToImmutable();
    }

    private static string Write(IEnumerable<Block> blocks)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString().Trim();
    }

    /// <summary>An id from a heading's words: lower case, hyphens, no accents.</summary>
    internal static string Anchor(string text)
    {
        var plain = string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        return NotWord().Replace(plain.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal), "-").Trim('-') is { Length: > 0 } anchor ? anchor : "section";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
