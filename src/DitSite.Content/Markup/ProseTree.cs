using DitSite.Content.Facts;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DitSite.Content.Markup;

/// <summary>Settles a parsed text before it is written: facts into their places, addresses judged, classes and ids set.</summary>
/// <param name="lineOf">From a line of the parsed text to the 0-based line of what the person wrote.</param>
internal sealed class ProseTree(FactMarks marks, string anchorPrefix, Func<int, int> lineOf)
{
    // Ids that pages use themselves come first; a heading of the same name gets a number.
    private readonly HashSet<string> anchors = ["main-content", "navigation", "next-dates", "past-dates", "related", "courses", "further", "contents-heading"];
    private readonly Dictionary<HeadingBlock, ProseHeading> headings = [];

    public List<TextProblem> Problems { get; } = [];

    public List<ProseLink> Links { get; } = [];

    public IEnumerable<ProseHeading> Headings => headings.Values;

    public ProseHeading HeadingOf(HeadingBlock heading) => headings[heading];

    public void Settle(MarkdownDocument document)
    {
        foreach (var block in document.Descendants().OfType<Block>().ToList())
        {
            if (block is LeafBlock { Inline: { } inline } leaf)
            {
                var line = lineOf(block.Line);
                SettleInlines(inline, line);
                if (leaf is HeadingBlock heading)
                {
                    AddHeading(heading, line);
                }
            }
            else if (block is LeafBlock { Lines.Count: > 0 } code and not LinkReferenceDefinition)
            {
                for (var i = 0; i < code.Lines.Count; i++)
                {
                    code.Lines.Lines[i].Slice = new StringSlice(marks.Replace(code.Lines.Lines[i].Slice.ToString()));
                }
            }

            AddClasses(block);
        }
    }

    private void SettleInlines(ContainerInline container, int line)
    {
        foreach (var inline in container.Descendants().ToList())
        {
            switch (inline)
            {
                case LiteralInline literal when FactMarks.Any(literal.Content.ToString()):
                    PlaceFacts(literal);
                    break;
                case CodeInline code:
                    code.Content = marks.Replace(code.Content);
                    break;
            }
        }

        // Links come second: their words and addresses hold facts by now. Inner ones first, so that replacing one loses none.
        foreach (var inline in container.Descendants().Reverse().ToList())
        {
            switch (inline)
            {
                case LinkInline link:
                    Judge(link, line);
                    break;
                case AutolinkInline link:
                    Judge(link, line);
                    break;
            }
        }
    }

    private void PlaceFacts(LiteralInline literal)
    {
        var insideLink = InsideLink(literal);
        var last = (Inline)literal;
        foreach (var (text, fact) in marks.Split(literal.Content.ToString()).ToList())
        {
            var words = new LiteralInline(text);
            var piece = fact?.Value switch
            {
                FactValue.Email when !insideLink => LinkTo("mailto:" + text, words),
                FactValue.Url when !insideLink => LinkTo(text, words),
                _ => (Inline)words,
            };
            last.InsertAfter(piece);
            last = piece;
        }

        literal.Remove();
    }

    private static LinkInline LinkTo(string address, LiteralInline words)
    {
        var link = new LinkInline { Url = address, IsClosed = true };
        link.AppendChild(words);
        return link;
    }

    private static bool InsideLink(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline)
            {
                return true;
            }
        }

        return false;
    }

    private void Judge(LinkInline link, int line)
    {
        link.Url = marks.Replace(link.GetDynamicUrl?.Invoke() ?? link.Url ?? "");
        link.GetDynamicUrl = null;
        link.Title = link.Title is null ? null : marks.Replace(link.Title);
        Links.Add(new ProseLink(link.Url, PlainText.Of(link).Trim(), link.IsImage, line));
        if ((link.IsImage ? LinkPolicy.RefuseImage(link.Url) : LinkPolicy.Refuse(link.Url)) is { } reason)
        {
            Problems.Add(new TextProblem(line, link.Url.Length == 0 ? "empty-link" : "link-address", reason));
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }
        else if (!link.IsImage)
        {
            link.GetAttributes().AddClass("govuk-link");
        }
    }

    private void Judge(AutolinkInline link, int line)
    {
        var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
        Links.Add(new ProseLink(address, link.Url, false, line));
        if (LinkPolicy.Refuse(address) is { } reason)
        {
            Problems.Add(new TextProblem(line, "link-address", reason));
            link.ReplaceBy(new LiteralInline(link.Url), copyChildren: false);
        }
        else
        {
            link.GetAttributes().AddClass("govuk-link");
        }
    }

    private void AddHeading(HeadingBlock heading, int line)
    {
        var text = PlainText.Of(heading.Inline!).Trim();
        var anchor = anchorPrefix + ProseRenderer.Anchor(text);
        var unique = anchor;
        for (var number = 2; !anchors.Add(unique); number++)
        {
            unique = $"{anchor}-{number}";
        }

        headings.Add(heading, new ProseHeading(heading.Level, text, unique, line));
        heading.GetAttributes().Id = unique;
    }

    private static void AddClasses(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                heading.GetAttributes().AddClass(heading.Level <= 2 ? "govuk-heading-m" : "govuk-heading-s");
                break;
            case ParagraphBlock { Parent: not TableCell }:
                block.GetAttributes().AddClass("govuk-body");
                break;
            case ListBlock list:
                list.GetAttributes().AddClass("govuk-list");
                list.GetAttributes().AddClass(list.IsOrdered ? "govuk-list--number" : "govuk-list--bullet");
                break;
            case QuoteBlock:
                block.GetAttributes().AddClass("govuk-inset-text");
                break;
            case ThematicBreakBlock:
                block.GetAttributes().AddClass("govuk-section-break govuk-section-break--m govuk-section-break--visible");
                break;
            case Table table:
                table.GetAttributes().AddClass("govuk-table");
                AddTableClasses(table);
                break;
        }
    }

    // Alignment would be written as a style attribute, which the content security policy refuses; a class says the same.
    private static void AddTableClasses(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            row.GetAttributes().AddClass("govuk-table__row");
            foreach (var (cell, column) in row.OfType<TableCell>().Select((cell, column) => (cell, column)))
            {
                var attributes = cell.GetAttributes();
                var kind = row.IsHeader ? "govuk-table__header" : "govuk-table__cell";
                attributes.AddClass(kind);
                if (row.IsHeader)
                {
                    attributes.AddProperty("scope", "col");
                }

                if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right)
                {
                    attributes.AddClass(kind + "--numeric");
                }
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
            column.Width = 0;
        }
    }
}
