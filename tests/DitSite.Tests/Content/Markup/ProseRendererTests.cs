using AngleSharp.Html.Parser;
using DitSite.Content.Facts;
using DitSite.Content.Markup;

namespace DitSite.Tests.Content.Markup;

public sealed class ProseRendererTests
{
    private static readonly FactSet Facts = SmallContent.Good.Replace(SmallContent.Site, "title: Knots", "contact-email: desk@knots.example\ntitle: Knots").Snapshot().Facts;

    private static RenderedProse Render(string markdown) => ProseRenderer.Render(markdown, "knots", Facts);

    private static AngleSharp.Dom.IElement Body(string markdown) =>
        new HtmlParser().ParseDocument(string.Concat(Render(markdown).Prose.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Html>().Select(part => part.Markup))).Body!;

    [Fact]
    public void Sections_BeginAtLevelTwo_WithUniqueAnchors()
    {
        var prose = Render("Before.\n\n## Fees & dates\n\nOne.\n\n### More\n\n## Fees & dates\n\n### More\n\nTwo.").Prose;

        Assert.Equal([null, "Fees & dates", "Fees & dates"], prose.Sections.Select(section => section.Heading));
        Assert.Equal([null, "fees-dates", "fees-dates-2"], prose.Sections.Select(section => section.Anchor));
        Assert.Equal(["more", "more-2"], Body("### More\n\n### More").QuerySelectorAll("h3").Select(heading => heading.Id));
        Assert.Equal("Before.\n\nFees & dates\nOne.\nMore\n\nFees & dates\nMore\nTwo.", prose.PlainText);
    }

    [Fact]
    public void Anchor_ThatThePageUsesItself_GetsANumber() => Assert.Equal("related-2", Assert.Single(Render("## Related").Headings).Anchor);

    [Fact]
    public void Block_BetweenWords_IsAPartOfItsOwn()
    {
        var section = Assert.Single(Render("One\n{{ block timetable }}\ntwo\n- three\n{{ block costs }}").Prose.Sections);

        Assert.Equal(["Html", "Block timetable", "Html", "Block costs"], section.Parts.Select(part => part is ProsePart.Block block ? "Block " + block.Name : "Html"));
        Assert.Equal(["One", "two\nthree"], section.Parts.OfType<ProsePart.Html>().Select(part => part.PlainText));
    }

    [Fact]
    public void Markup_CarriesTheDesignSystemsClasses()
    {
        var body = Body("Para [link](/terms).\n\n- a\n- b\n\n1. c\n\n### Head\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> Quote");

        Assert.True(body.QuerySelector("p")!.ClassList.Contains("govuk-body"));
        Assert.True(body.QuerySelector("a")!.ClassList.Contains("govuk-link"));
        Assert.Equal("govuk-list govuk-list--bullet", body.QuerySelector("ul")!.ClassName);
        Assert.Equal("govuk-list govuk-list--number", body.QuerySelector("ol")!.ClassName);
        Assert.Equal("govuk-heading-s", body.QuerySelector("h3")!.ClassName);
        Assert.Equal("govuk-table", body.QuerySelector("table")!.ClassName);
        Assert.Equal(["col", "col"], body.QuerySelectorAll("th").Select(cell => cell.GetAttribute("scope")));
        Assert.True(body.QuerySelectorAll("td")[1].ClassList.Contains("govuk-table__cell--numeric"));
        Assert.Empty(body.QuerySelectorAll("[style]"));
        Assert.Equal("govuk-inset-text", body.QuerySelector("blockquote")!.ClassName);
    }

    [Fact]
    public void EmailFact_InASentence_IsALink_AndInALinkIsItsText()
    {
        Assert.Equal("mailto:desk@knots.example", Body("Write to {{ site.contact-email }}.").QuerySelector("a")!.GetAttribute("href"));
        var link = Assert.Single(Body("[{{ site.contact-email }}](mailto:{{ site.contact-email }})").QuerySelectorAll("a"));
        Assert.Equal(("mailto:desk@knots.example", "desk@knots.example"), (link.GetAttribute("href"), link.TextContent));
    }

    [Fact]
    public void Facts_InHeadingsEmphasisTablesAndCode_AreResolved()
    {
        var rendered = Render("## The {{ duration | adjective }} course\n\n**{{ fees.plain }}** `{{ duration }}`\n\n| a |\n|---|\n| {{ organisers }} |");

        Assert.Equal("The five-day course", Assert.Single(rendered.Prose.Sections).Heading);
        Assert.Equal("the-five-day-course", rendered.Prose.Sections[0].Anchor);
        Assert.Equal("£137.31 5 days\na\nNorth School and South School", rendered.Prose.Sections[0].PlainText);
        Assert.Equal(4, rendered.Uses.Length);
        Assert.Empty(rendered.Problems);
    }

    [Fact]
    public void Problems_KeepTheirLines_BelowBlocksConditionsAndComments()
    {
        var rendered = Render("{{ block costs }}\n<!-- a\ncomment -->\n{{ if site.phone }}\nx\n{{ end }}\n\n[a](http://x.example) {{ nowhere }}\n");

        Assert.Equal([("unknown-fact", 7), ("link-address", 7)], rendered.Problems.Select(problem => (problem.Rule, problem.Line)));
    }

    [Fact]
    public void Comments_AreNotShown() => Assert.Equal("A B", Render("A <!-- literal: a reason -->B").Prose.PlainText.Replace("  ", " ", StringComparison.Ordinal));

    [Fact]
    public void RefusedLink_KeepsItsWords() => Assert.Equal("See this text.", Body("See [this *text*](javascript:x).").TextContent.Trim());
}
