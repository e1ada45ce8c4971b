using DitSite.Content.Search;

namespace DitSite.Tests.Content.Search;

public sealed class SearchIndexTests
{
    private static readonly Synonyms None = new([]);

    [Fact]
    public void Search_OfAWordWithASlip_FindsWhatWasMeantAndSaysSo()
    {
        using var index = Index(Page("/a", "Supervision", "Supervision costs money."), Page("/b", "Cakes", "Nothing of the kind."));

        var results = index.Search("supervison", null, 0, 10, asBeginning: false);

        Assert.Equal("supervision", results.Corrected);
        Assert.Equal("/a", Assert.Single(results.Hits).Section.Address);
        Assert.Null(index.Search("supervision", null, 0, 10, asBeginning: false).Corrected);
    }

    [Fact]
    public void Search_OfWordsInDifferentFields_PutsTitleAboveHeadingAboveFactsAboveText()
    {
        var facts = Page("/facts", "C", "Plain.") with { Facts = "harbour" };
        var heading = Page("/heading", "B", "Plain.") with { Heading = "Harbour", Anchor = "h" };
        using var index = Index(Page("/text", "D", "All about the harbour."), facts, heading, Page("/title", "Harbour", "Plain."));

        Assert.Equal(["/title", "/heading", "/facts", "/text"], Addresses(index, "harbour"));
    }

    [Fact]
    public void Search_OfAQuotedPhrase_FindsOnlyThoseWordsInThatOrder()
    {
        using var index = Index(Page("/a", "One", "The play has a role."), Page("/b", "Two", "A role play with an actor."));

        Assert.Equal(["/b"], Addresses(index, "\"role play\""));
        Assert.Equal(2, Addresses(index, "role play").Count);
    }

    [Fact]
    public void Search_OfASynonym_FindsTheOtherName()
    {
        var synonyms = new Synonyms([["IAPT", "NHS Talking Therapies"]]);
        using var index = new SearchIndex([Page("/a", "One", "For staff of NHS Talking Therapies."), Page("/b", "Two", "Talking about cakes.")], synonyms);

        Assert.Equal(["/a"], Addresses(index, "iapt"));
    }

    [Fact]
    public void Search_OfAMonth_PutsComingDatesAbovePastOnes()
    {
        var past = Page("/past", "Course: 16 to 20 June 2022", "") with { Kind = SearchKind.Date, Days = (new(2022, 6, 16), new(2022, 6, 20)), Weight = 0.7 };
        var coming = Page("/coming", "Course: 10 June 2027", "") with { Kind = SearchKind.Date, Days = (new(2027, 6, 10), new(2027, 6, 10)), Weight = 1.15 };
        using var index = Index(past, coming);

        Assert.Equal(["/coming", "/past"], Addresses(index, "june"));
        Assert.Equal(["/past"], Addresses(index, "18 june 2022").Take(1));
        Assert.Equal(["/coming"], Addresses(index, "june 2027").Take(1));
    }

    [Fact]
    public void Search_OfTheBeginningOfAWord_FindsItWhileItIsTyped()
    {
        using var index = Index(Page("/a", "Mentalising", "Text."), Page("/b", "Cakes", "Text."));

        Assert.Equal("/a", Assert.Single(index.Search("ment", null, 0, 8, asBeginning: true).Hits).Section.Address);
    }

    [Fact]
    public void Search_WithAFilter_CountsEveryKindAndShowsOne()
    {
        using var index = Index(Page("/a", "Harbour", ""), Page("/b", "Harbour course", "") with { Kind = SearchKind.Course });

        var results = index.Search("harbour", SearchKind.Course, 0, 10, asBeginning: false);

        Assert.Equal("/b", Assert.Single(results.Hits).Section.Address);
        Assert.Equal(1, results.Counts[SearchKind.Page]);
    }

    [Fact]
    public void Snippet_AroundAHit_MarksItAndNothingElse()
    {
        using var index = Index(Page("/a", "One", "Bring <b>goodbye</b> letters \u0001 of your own."));

        var parts = Assert.Single(index.Search("letters", null, 0, 10, asBeginning: false).Hits).Snippet;

        Assert.Equal("letters", Assert.Single(parts, part => part.IsMatch).Text);
        Assert.Equal("Bring <b>goodbye</b> letters   of your own.", string.Concat(parts.Select(part => part.Text)));
    }

    [Fact]
    public void Snippet_OverSeveralParagraphs_SetsOneWithoutAFullStopApart()
    {
        using var index = Index(Page("/a", "One", "What it costs\nThe fee is due.\nBooks\nLetters"));

        var hit = Assert.Single(index.Search("fee", null, 0, 10, asBeginning: false).Hits);

        Assert.Equal("What it costs · The fee is due. Books · Letters", string.Concat(hit.Snippet.Select(part => part.Text)));
        Assert.Single(index.Search("\"costs the fee\"", null, 0, 10, asBeginning: false).Hits);
    }

    [Fact]
    public void Spelling_OfEveryOneLetterSlip_FindsTheWordMeant()
    {
        string[] words = ["supervision", "practitioner", "attachment", "questionnaire", "interpersonal", "registration", "mentalising"];
        var spelling = new Spelling(words.ToDictionary(word => word, _ => 1));

        foreach (var word in words)
        {
            for (var at = 0; at < word.Length; at++)
            {
                Assert.Equal(word, spelling.Correct(word.Remove(at, 1)) ?? "nothing");
                Assert.Equal(word, spelling.Correct(word.Insert(at, "x")));
                Assert.Equal(word, spelling.Correct(word[..at] + "x" + word[(at + 1)..]));
            }
        }

        Assert.Null(spelling.Correct("cake"));
    }

    [Fact]
    public void Index_GivenUpWhileInUse_FinishesAndThenRefuses()
    {
        var index = Index(Page("/a", "Harbour", ""));
        Assert.True(index.TryUse());
        index.Dispose();

        Assert.Equal(["/a"], Addresses(index, "harbour"));
        index.Dispose();
        Assert.False(index.TryUse());
    }

    [Fact]
    public void Search_OfJunk_IsNeverAnError()
    {
        using var index = Index(Page("/a", "Harbour", "The harbour of the course."), Page("/b", "Two", "Text."));

        foreach (var query in JunkQueries.Of(2027, Scale.Of(400)))
        {
            Assert.InRange(index.Search(query, null, 0, 10, asBeginning: false).Total, 0, 2);
            Assert.InRange(index.Search(query, null, 0, 8, asBeginning: true).Total, 0, 2);
        }
    }

    private static SearchSection Page(string address, string title, string text) => new(SearchKind.Page, address, null, title, null, "", text);

    private static SearchIndex Index(params SearchSection[] sections) => new([.. sections], None);

    private static List<string> Addresses(SearchIndex index, string query) => [.. index.Search(query, null, 0, 10, asBeginning: false).Hits.Select(hit => hit.Section.Address)];
}
