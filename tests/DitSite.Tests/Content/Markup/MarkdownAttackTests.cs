using AngleSharp.Html.Parser;
using DitSite.Content.Facts;
using DitSite.Content.Markup;

namespace DitSite.Tests.Content.Markup;

/// <summary>What a careless or hostile editor, or a compromised CMS, might write.</summary>
public sealed class MarkdownAttackTests
{
    public static TheoryData<string> Payloads => new(
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](&#x6A;avascript&colon;alert(1))",
        "<javascript:alert(1)>",
        "[a][x]\n\n[x]: javascript:alert(1)",
        "![a](javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[a](vbscript:msgbox(1))",
        "[a](//evil.example/x)",
        "# h {onclick=alert(1)}",
        "[a](https://ok.example){onmouseover=alert(1)}",
        "![v](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](java\tscript:alert(1))",
        "[a](<java\u0001script:alert(1)>)",
        "[a](&#1;javascript:alert(1))",
        "[a](java&#10;script:alert(1))",
        "[a](/\\evil.example)",
        "[a](\\\\evil.example)",
        "[a](http://plain.example)",
        "[a](https://user:pass@evil.example)",
        "[a](https:evil.example)",
        "![a](https://tracker.example/pixel.gif)",
        "![a](/media/../../secret.png)",
        "[a](java<!-- -->script:alert(1))",
        "[a](&amp;#106;avascript:alert(1))",
        "[a](ja\u00ADvascript:alert(1))",
        "[a](blob:https://x.example/1)",
        "[a](file:///etc/passwd)",
        "<div style=position:fixed>x</div>",
        "<iframe src=https://evil.example></iframe>",
        "[a](https://ok.example \"x\\\" onmouseover=\\\"alert(1)\")",
        "```html onload=alert(1)\n<script>alert(1)</script>\n```",
        "| a |\n|---|\n| <b onclick=alert(1)>x</b> |");

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Render_Attack_LeavesOnlySafeElementsAttributesAndAddresses(string markdown) => AssertSafe(Markup(markdown));

    // A fact comes from a typed field, but a text field may hold anything.
    [Theory]
    [MemberData(nameof(Payloads))]
    public void Render_AttackInAFact_IsShownAsItIsWritten(string attack)
    {
        var line = attack.Split('\n')[0];
        var markup = Markup("Name: {{ knots.x }}", Facts(new FactValue.Text(line)));

        AssertSafe(markup);
        var body = new HtmlParser().ParseDocument(markup).Body!;
        Assert.Empty(body.QuerySelectorAll("a, img, h1, h2, h3, em, strong, ul, ol, table, code"));
        Assert.Equal("Name: " + line, body.TextContent.Trim('\n').Replace("\n", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[a]({{ knots.x }})", "javascript:alert(1)")]
    [InlineData("[a]({{ knots.x }}alert(1))", "javascript:")]
    [InlineData("![a]({{ knots.x }})", "https://tracker.example/p.gif")]
    [InlineData("[a][r]\n\n[r]: {{ knots.x }}", "data:text/html,x")]
    public void Render_FactAsAnAddress_IsJudgedLikeAnyOther(string markdown, string value)
    {
        var rendered = ProseRenderer.Render(markdown, null, Facts(new FactValue.Text(value)));

        AssertSafe(string.Concat(rendered.Prose.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Html>().Select(part => part.Markup)));
        Assert.Contains(rendered.Problems, problem => problem.Rule == "link-address");
    }

    [Fact]
    public void Render_ForgedMark_IsTakenOut()
    {
        var rendered = ProseRenderer.Render("\uE0000\uE001 \uE0020\uE001 x {{ knots.x }}", null, Facts(new FactValue.Text("v")));

        Assert.Equal("0 0 x v", rendered.Prose.PlainText);
    }

    // The control: the same pipeline does let good links and images through, so the checks above can fail.
    [Fact]
    public void Render_GoodAddresses_StayLinksAndImages()
    {
        var markup = Markup("[a](https://ok.example/x?y=1#z) [b](/terms) [c](#here) [d](mailto:a@b.example) [e](tel:+441) <https://auto.example> <a@b.example>\n\n![chart](/media/chart.png)");
        var body = new HtmlParser().ParseDocument(markup).Body!;

        Assert.Equal(
            ["https://ok.example/x?y=1#z", "/terms", "#here", "mailto:a@b.example", "tel:+441", "https://auto.example", "mailto:a@b.example"],
            body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("chart", body.QuerySelector("img[src='/media/chart.png']")!.GetAttribute("alt"));
        AssertSafe(markup);
        Assert.ThrowsAny<Exception>(() => AssertSafe("<p onclick=x>x</p>"));
        Assert.ThrowsAny<Exception>(() => AssertSafe("<a class=govuk-link href='javascript:x'>x</a>"));
        Assert.ThrowsAny<Exception>(() => AssertSafe("<iframe></iframe>"));
    }

    private static FactSet Facts(FactValue value) => new([new Fact("knots.x", "knots", "X", FactKind.Text, value, "x.md", "x")], []);

    private static string Markup(string markdown, FactSet? facts = null) =>
        string.Concat(ProseRenderer.Render(markdown, null, facts ?? FactSet.Empty).Prose.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Html>().Select(part => part.Markup));

    internal static void AssertSafe(string markup)
    {
        string[] elements = ["p", "a", "img", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "br"];
        string[] attributes = ["class", "id", "href", "src", "alt", "title", "scope"];
        foreach (var element in new HtmlParser().ParseDocument(markup).Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, elements);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, attributes));
            if (element.GetAttribute("href") is { } href)
            {
                Assert.Matches(@"^(https://[a-z.]+(/|$|\?|#)|mailto:|tel:|/[a-z]|#)", href);
            }

            if (element.GetAttribute("src") is { } src)
            {
                Assert.Matches("^/media/[a-z.-]+$", src);
            }
        }
    }
}
