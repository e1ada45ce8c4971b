namespace DitSite.Tests.Content.Rules;

/// <summary>What needs a person some day, and never blocks.</summary>
public sealed class DueRuleTests
{
    private static IEnumerable<string> Due(SmallContent content, string rule)
    {
        var report = content.Report();
        Assert.Equal(0, report.Errors);
        return report.Findings.Where(finding => finding.Rule == rule).Select(finding => $"{finding.Origin} {finding.Property}");
    }

    [Theory]
    [InlineData(SmallContent.Site, "phone", "phone: 01234 567890")]
    [InlineData(SmallContent.Site, "provider", "provider: Knots Ltd")]
    [InlineData(SmallContent.Course, "vat", "vat: No VAT is charged.")]
    [InlineData("venues/quay.md", "accessibility", "accessibility: There is a lift.")]
    public void NotSet_OfTheListOfHoles_IsDueUntilItIsFilledIn(string file, string property, string yaml)
    {
        Assert.Contains($"{file} {property}", Due(SmallContent.Good, "not-set"));
        Assert.DoesNotContain($"{file} {property}", Due(SmallContent.Good.Property(file, yaml), "not-set"));
    }

    [Fact]
    public void NotSet_FeeOfACourse_IsDueAtItsRow() =>
        Assert.Contains($"{SmallContent.Course} fees[0].amount", Due(SmallContent.Good.Replace(SmallContent.Course, "amount: 237.31", "amount:"), "not-set"));

    [Fact]
    public void NotSet_WhatOnlyAnOnlineCourseHas_IsDueThereOnly()
    {
        string[] online = [$"{SmallContent.Course} systemRequirements", $"{SmallContent.Course} equipmentTestUrl", $"{SmallContent.Course} platform"];

        Assert.Empty(Due(SmallContent.Good, "not-set").Intersect(online));
        Assert.Equal(online.Order(), Due(SmallContent.Good.Replace(SmallContent.Course, "mode: in-person", "mode: online"), "not-set").Intersect(online).Order());
        Assert.Equal(online.Order(), Due(SmallContent.Good.Property(SmallContent.Run, "mode: online"), "not-set").Intersect(online).Order());
    }

    [Fact]
    public void NotSet_PlacesOfARun_AreDueOnlyWhileItLiesAhead()
    {
        var blank = SmallContent.Good.Replace(SmallContent.Run, "capacity: 12\nopens: 2027-01-04", "");

        Assert.Contains($"{SmallContent.Run} capacity", Due(blank, "not-set"));
        Assert.DoesNotContain($"{SmallContent.Run} capacity", Due(blank.Replace(SmallContent.Run, "2027-03-15", "2020-03-16").Replace(SmallContent.Run, "2027-03-19", "2020-03-20"), "not-set"));
    }

    [Theory]
    [InlineData("2027-01-31", true)]
    [InlineData("2027-02-01", false)]
    public void Review_IsDueOnceItsDayHasPassed(string by, bool due) =>
        Assert.Equal(due, Due(SmallContent.Good.Property(SmallContent.Page, $"review-by: {by}"), "review").Any());

    [Fact]
    public void NoDates_IsDueForACourseWithoutARunAhead()
    {
        Assert.Empty(Due(SmallContent.Good, "no-dates"));
        Assert.Single(Due(SmallContent.Good.Without(SmallContent.Run), "no-dates"));
        Assert.Single(Due(SmallContent.Good.Replace(SmallContent.Run, "scheduled", "cancelled"), "no-dates"));
    }

    [Fact]
    public void PastDate_OfATentativeRun_IsDue()
    {
        var past = SmallContent.Good.Replace(SmallContent.Run, "starts: 2027-03-15\nends: 2027-03-19", "starts: 2026-03-16\nends: 2026-03-20").Replace(SmallContent.Run, "opens: 2027-01-04", "");

        Assert.Empty(Due(past, "past-date"));
        Assert.Single(Due(past.Replace(SmallContent.Run, "scheduled", "tentative"), "past-date"));
        Assert.Single(Due(past.Words("It was on {{ runs.2027-03-15.starts }}."), "past-date"));
    }

    [Fact]
    public void PastDate_OfAnAccreditation_IsDue() => Assert.Single(Due(
        SmallContent.Good.Property(SmallContent.Course, "accreditations:\n  - code: a\n    label: A\n    kind: accreditation\n    body: B\n    to: 2026-12-31"), "past-date"));

    [Fact]
    public void Weekend_OfARunAhead_IsDue() =>
        Assert.Single(Due(SmallContent.Good.Replace(SmallContent.Run, "starts: 2027-03-15", "starts: 2027-03-14"), "weekday"));
}
