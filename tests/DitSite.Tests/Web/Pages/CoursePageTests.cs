using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Pages;

public class CoursePageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task CoursePage_FactsSet_ShowsThemAsASummary()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        Assert.Equal("Test course", page.QuerySelector("h1")!.Words());
        Assert.Equal("3 days", page.Fact("Length"));
        Assert.Equal("In person", page.Fact("How it is taught"));
        Assert.Equal("£237.31 (Course fee including role play) £137.31 (Course fee excluding role play)", page.Fact("Fee"));
        Assert.Equal("North Testford Centre South Testford Trust", page.Fact("Organisers"));
        Assert.Equal("Accredited by the Testford Council", page.Fact("Accreditation"));
        Assert.Equal("3 to 5 May 2027, 09:30 to 16:45 each day, UK time", page.Fact("Next date"));
        Assert.StartsWith("Harbour House, ", page.Fact("Where"));
    }

    [Fact]
    public async Task CoursePage_FactsNotSet_HasNoRowAndNoBlankForThem()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");

        Assert.Null(page.Fact("Organisers"));
        Assert.Null(page.Fact("Accreditation"));
        Assert.All(page.QuerySelectorAll("dd, td"), cell => Assert.NotEqual("", cell.Words()));
        Assert.DoesNotContain("not set", page.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task CoursePage_MapLink_LeadsElsewhereAndNothingIsLoadedFromThere()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        Assert.Empty(page.QuerySelectorAll("iframe, embed, object"));
        Assert.All(page.QuerySelectorAll("img, script[src], link[rel=stylesheet]"), file => Assert.StartsWith("/", file.GetAttribute("src") ?? file.GetAttribute("href")));
    }

    [Fact]
    public async Task CoursePage_EntryRequirements_AreNumberedWithTheirEvidence()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        var requirements = page.QuerySelectorAll("ol.dit-requirements > li");
        Assert.Equal(["Theory", "Supervised work", "Employment", "Registration"], requirements.Select(one => one.QuerySelector("h3")!.Words()));
        Assert.Contains("Evidence of one course of study or of several", requirements[0].Words());
        Assert.Contains("at least 170 hours", requirements[1].Words());
        Assert.Contains("What counts as evidence: A reference", requirements[1].Words());
        Assert.Contains("Harbour or Lighthouse", requirements[2].Words());
        Assert.Contains("Association of Added Arches (AAA)", requirements[3].Words());
        Assert.Contains("an equivalent professional registration, if the course tutors agree", requirements[3].Words());
    }

    [Fact]
    public async Task CoursePage_Route_IsOneListWithCostDeadlineAndWhatEachStageUnlocks()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        var stages = page.QuerySelectorAll("ol.dit-route > li").Select(stage => stage.Words()).ToArray();
        Assert.Equal(4, stages.Length);
        Assert.StartsWith("Step 1 of 4, stage 1 Take the course", stages[0]);
        Assert.Contains("£137.31 (Course fee excluding role play)", stages[0]);
        Assert.Contains("£100 (Role play)", stages[1]);
        Assert.Contains("typically £1,371.50 (Supervision)", stages[2]);
        Assert.Contains("Within 13 months of the last day of the course", stages[2]);
        Assert.Contains("£61.20 (Case study)", stages[3]);
        Assert.Contains("You are a practitioner", stages[3]);
    }

    [Fact]
    public async Task CoursePage_AllCostsSet_ShowsTheTotalOnce()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        Assert.Contains("Total, all stages: typically £1,670.01.", page.Words());
    }

    [Fact]
    public async Task CoursePage_Timetable_IsATableWithComputedTeachingTime()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");

        var table = page.QuerySelector("table.dit-timetable")!;
        Assert.Equal("Timetable, UK time", table.QuerySelector("caption")!.Words());
        Assert.Equal(4, table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Teaching time, breaks not counted: 5 hours 40 minutes.", page.Words());
        Assert.Equal(["Lunch break"], table.QuerySelectorAll("tr.dit-timetable__break td:nth-of-type(1)").Select(cell => cell.Words().Replace("Session: ", "")));
    }

    [Fact]
    public async Task CoursePage_TableOfContents_LinksToEverySection()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");

        var links = page.QuerySelectorAll(".dit-contents a");
        Assert.Equal(["About this course", "Who it is for", "Timetable", "Joining online", "Hearing about new dates"], links.Select(link => link.Words()));
        Assert.All(links, link => Assert.Equal(link.Words(), page.QuerySelector(link.GetAttribute("href")!)!.Words()));
    }

    [Fact]
    public async Task CoursePage_Related_LeadsToTheOtherCourse()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");

        Assert.Contains("/courses/test-course", page.QuerySelectorAll("#related + ul a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Test course", page.Fact("Take this first"));
    }

    [Fact]
    public async Task CoursePage_Dates_ShowEachStateInWords()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");

        Assert.Contains("Places available", page.Date("2027-03-26"));
        Assert.Contains("Provisional date", page.Date("2027-06-11"));
        Assert.Contains("Booking opens on Tuesday 1 June 2027, UK time.", page.Date("2027-10-15"));
        Assert.Null(page.Date("2027-07-09"));
        Assert.Contains("Friday 9 July 2027, Online, live on Harbour Calls (cancelled)", page.QuerySelector(".dit-dates")!.Words());
        Assert.Null(page.Date("2027-09-10"));
    }

    [Fact]
    public async Task CoursePage_UnknownCourse_Is404()
    {
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/no-such-course")).StatusCode);
    }

    [Fact]
    public async Task CoursePage_NotesForEditors_AreNowhere()
    {
        using var browser = site.Browse();

        foreach (var address in new[] { "/", "/courses", "/courses/test-course", "/courses/test-refresher", "/about-test", "/feed.xml", "/sitemap.xml" })
        {
            Assert.DoesNotContain("NEVER-PUBLIC", await browser.Http.GetStringAsync(address));
        }
    }
}
