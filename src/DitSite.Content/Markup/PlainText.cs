using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DitSite.Content.Markup;

/// <summary>The words of parsed Markdown without markup: a line for each paragraph, list item and table row.</summary>
internal static class PlainText
{
    public static string Of(Block block) => block switch
    {
        LinkReferenceDefinitionGroup or LinkReferenceDefinition => "",
        TableRow row => string.Join(" | ", row.Select(Of)),
        ContainerBlock container => string.Join("\n", container.Select(Of).Where(text => text.Length > 0)),
        LeafBlock { Inline: { } inline } => Of(inline).Trim(),
        LeafBlock leaf => leaf.Lines.ToString().Trim(),
        _ => "",
    };

    public static string Of(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                AutolinkInline link => link.Url,
                ContainerInline inner => Of(inner),
                _ => "",
            });
        }

        return text.ToString();
    }
}
