using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DitSite.Tests.Web.Forms;

/// <summary>HTML in a form that two writers of the same thing share: no layout, attributes and classes in one order.</summary>
public static class Markup
{
    public static string Normalise(string html)
    {
        var text = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument("<body>" + html + "</body>").Body!.ChildNodes)
        {
            Write(node, text, 0);
        }

        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        switch (node)
        {
            case IText words when !string.IsNullOrWhiteSpace(words.Data):
                text.Append(' ', depth).AppendLine(string.Join(' ', words.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                break;
            case IElement element:
                text.Append(' ', depth).Append(element.LocalName);
                foreach (var attribute in element.Attributes.Where(attribute => !SaysItAgain(element, attribute)).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                {
                    var value = attribute.Name == "class" ? string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) : attribute.Value;
                    text.Append($" {attribute.Name}=\"{value}\"");
                }

                text.AppendLine();
                foreach (var child in element.ChildNodes)
                {
                    Write(child, text, depth + 1);
                }

                break;
        }
    }

    /// <summary>The design system gives some fieldsets the role they have anyway; the HTML checker warns of that, and we leave it out.</summary>
    private static bool SaysItAgain(IElement element, IAttr attribute) => element.LocalName == "fieldset" && attribute is { Name: "role", Value: "group" };
}
