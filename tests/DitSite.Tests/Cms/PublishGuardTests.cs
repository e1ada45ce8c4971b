using DitSite.Cms.Rules;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace DitSite.Tests.Cms;

public sealed class PublishGuardTests
{
    private readonly CmsContent cms = new();
    private readonly EventMessages messages = new();
    private readonly GuardSwitch guard = new();

    public PublishGuardTests() => guard.Handle(new UmbracoApplicationStartedNotification(isRestarting: false));

    private PublishGuardHandler Handler => new(cms.Service, CmsContent.Strings, guard, new TestClock());

    private string Said => string.Join('\n', messages.GetAll().Select(message => $"{message.MessageType} {message.Category}: {message.Message}"));

    private bool Publish(params IContent[] items)
    {
        var notification = new ContentPublishingNotification(items, messages);
        Handler.Handle(notification);
        return !notification.Cancel;
    }

    [Fact]
    public void Publish_OfEachItemAsItIs_GoesThrough()
    {
        Assert.All(cms.Documents, document => Assert.True(Publish(cms[document.Path]), $"{document.Path}: {Said}"));
    }

    [Fact]
    public void Publish_WithoutARequiredValue_IsCancelledWithTheFieldAndTheSentence()
    {
        var venue = cms["/venues/kantor-centre/"];
        venue.SetValue("postcode", "");

        Assert.False(Publish(venue));
        Assert.Contains("Error Not published: Postcode: 'Postcode' is missing.", Said);
    }

    [Fact]
    public void Publish_WithAWrongValueInARow_NamesTheRow()
    {
        var course = cms["/courses/dynamic-interpersonal-therapy/"];
        course.SetValue("addOns", course.GetValue<string>("addOns")!.Replace("\"25\"", "\"-25\"", StringComparison.Ordinal));

        Assert.False(Publish(course));
        Assert.Contains("Add-ons, row 1, Amount: 'Amount' must be between 0 and 1,000,000 pounds", Said);
    }

    [Fact]
    public void Publish_ThatBreaksAnotherItem_IsCancelledAndNamesIt()
    {
        var course = cms["/courses/dynamic-interpersonal-therapy/"];
        course.SetValue("durationDays", null);

        Assert.False(Publish(course));
        Assert.Contains("'About DIT and the team', Words:", Said);
    }

    [Fact]
    public void Publish_OfARunOpenWithoutPlaces_IsCancelled()
    {
        var run = cms.Add("2027-03-01", "courseRun", cms["/courses/dit-refresher/"]);
        run.SetValue("starts", """{"date":"2027-03-01T00:00:00+00:00","timeZone":null}""");
        run.SetValue("opens", """{"date":"2026-12-01T00:00:00+00:00","timeZone":null}""");
        run.SetValue("state", """["Scheduled"]""");

        Assert.False(Publish(run));
        Assert.Contains("This run is opened, but 'Places' is not set.", Said);

        run.SetValue("opens", null);
        Assert.True(Publish(run), Said);
    }

    [Fact]
    public void Publish_WhileAnotherItemIsWrongAlready_WarnsAndGoesThrough()
    {
        var venue = cms["/venues/kantor-centre/"];
        venue.SetValue("postcode", "");
        CmsContent.Publish(venue);

        Assert.True(Publish(cms["/terms/"]), Said);
        Assert.Contains("Warning Content check: 'The Kantor Centre of Excellence', Postcode: 'Postcode' is missing.", Said);
    }

    [Fact]
    public void Publish_OfTwoThatNeedEachOther_GoesThroughTogetherOnly()
    {
        var page = cms.Add("A new page", "page", cms["/"]);
        page.SetValue("title", "A new page");
        page.SetValue("summary", "What is new.");
        page.SetValue("body", "See the [other page](/another-page).");
        var other = cms.Add("Another page", "page", cms["/"]);
        other.SetValue("title", "Another page");
        other.SetValue("summary", "What else is new.");
        other.SetValue("body", "See the [new page](/a-new-page).");

        Assert.False(Publish(page));
        Assert.Contains("There is no page /another-page.", Said);
        Assert.True(Publish(page, other), Said);
    }

    [Fact]
    public void Unpublish_OfWhatOthersRefersTo_IsCancelled()
    {
        var notification = new ContentUnpublishingNotification(cms["/courses/dynamic-interpersonal-therapy/"], messages);
        Handler.Handle(notification);

        Assert.True(notification.Cancel);
        Assert.Contains("Error Not unpublished: 'About DIT and the team'", Said);
    }

    [Fact]
    public void Unpublish_OfWhatNobodyNeeds_GoesThrough()
    {
        var notification = new ContentUnpublishingNotification(cms["/courses/dit-refresher/dates/2022-06-10/"], messages);
        Handler.Handle(notification);

        Assert.False(notification.Cancel);
    }

    [Fact]
    public void RecycleBin_ForTheSite_IsRefused()
    {
        var notification = new ContentMovingToRecycleBinNotification(new MoveToRecycleBinEventInfo<IContent>(cms["/"], "-1"), messages);
        Handler.Handle(notification);

        Assert.True(notification.Cancel);
        Assert.Contains("The site needs this item.", Said);
    }

    [Fact]
    public void Save_OfAWrongDraft_IsNeverCancelledAndSaysWhatAPublishWouldRefuse()
    {
        var venue = cms["/venues/kantor-centre/"];
        venue.SetValue("postcode", "");
        var notification = new ContentSavingNotification(venue, messages);
        Handler.Handle(notification);

        Assert.False(notification.Cancel);
        Assert.Contains("Warning Content check: Saved as a draft. It can't be published yet: Postcode:", Said);
    }

    [Fact]
    public void Save_OfAMovedRun_RaisesItsRevisionOnce()
    {
        var run = cms["/courses/dit-refresher/dates/2022-06-10/"];
        run.SetValue("starts", """{"date":"2022-06-17T00:00:00+00:00","timeZone":null}""");
        Handler.Handle(new ContentSavingNotification(run, messages));
        Handler.Handle(new ContentSavingNotification(run, messages));

        Assert.Equal(1, run.GetValue<int>("sequence"));
        Assert.Contains("2022-06-10", run.GetValue<string>("movedFrom"));
        Assert.Equal(new TestClock().GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), run.GetValue<string>("updated"));
    }

    [Fact]
    public void Save_OfAnUnchangedRun_ChangesNothing()
    {
        var run = cms["/courses/dit-refresher/dates/2022-06-10/"];
        Handler.Handle(new ContentSavingNotification(run, messages));

        Assert.Equal(0, run.GetValue<int>("sequence"));
        Assert.Equal("2026-11-22T09:00:00Z", run.GetValue<string>("updated"));
    }

    /// <summary>The control for the first import: before the program has started nothing is refused.</summary>
    [Fact]
    public void Publish_BeforeTheProgramHasStarted_IsNotLookedAt()
    {
        var venue = cms["/venues/kantor-centre/"];
        venue.SetValue("postcode", "");
        var notification = new ContentPublishingNotification(venue, messages);
        new PublishGuardHandler(cms.Service, CmsContent.Strings, new GuardSwitch(), new TestClock()).Handle(notification);

        Assert.False(notification.Cancel);
        Assert.Empty(messages.GetAll());
    }
}
