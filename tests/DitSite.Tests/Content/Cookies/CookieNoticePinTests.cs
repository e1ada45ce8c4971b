using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using DitSite.Content.Markup;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Cookies;

public sealed class CookieNoticePinTests
{
    private static readonly CookieEntry Entry = new("_ga", CookieCategory.Analytics, "consent", "Counts visits.", "Google Analytics", "182 days", "cookie", ["script https://www.googletagmanager.com"], false);

    private static readonly CookieNotice Pinned = Pin(new(
        Guid.NewGuid(), "Cookies", "4", null, "We ask.", Words("Needed."), Words("Counting."), "Ask a parent first.", Words("In settings."), [Entry], Words("More.")));

    public static TheoryData<string, Func<CookieNotice, CookieNotice>> ChangesOfTheRegistry => new()
    {
        { "a cookie added", notice => notice with { Entries = notice.Entries.Add(Entry with { Label = "_ga_*" }) } },
        { "a cookie removed", notice => notice with { Entries = [] } },
        { "another purpose", notice => notice with { Entries = [Entry with { Purpose = "Follows you." }] } },
        { "another category", notice => notice with { Entries = [Entry with { Category = CookieCategory.Necessary }] } },
        { "another provider", notice => notice with { Entries = [Entry with { Provider = "Somebody" }] } },
        { "a longer life", notice => notice with { Entries = [Entry with { Lifetime = "365 days" }] } },
        { "another origin", notice => notice with { Entries = [Entry with { Origins = [.. Entry.Origins, "connect https://a.example.org"] }] } },
        { "the sentence for young people", notice => notice with { Under16 = "Ask somebody." } },
    };

    public static TheoryData<string, Func<CookieNotice, CookieNotice>> ChangesOfTheWords => new()
    {
        { "title", notice => notice with { Title = "Cookies!" } },
        { "banner", notice => notice with { Intro = "We tell." } },
        { "necessary", notice => notice with { Necessary = Words("Needful.") } },
        { "analytics", notice => notice with { Analytics = Words("Counted.") } },
        { "disable", notice => notice with { Disable = null } },
        { "body", notice => notice with { Body = Words("Less.") } },
    };

    [Fact]
    public void C11_Notice_AsPinned_HasNoFinding() => Assert.DoesNotContain(CookieNoticeRule.Check(Pinned), IsAboutVersion);

    [Theory]
    [MemberData(nameof(ChangesOfTheRegistry))]
    public void C11_Registry_ChangedWithoutRaisingTheVersion_IsAnErrorThatNoCorrectionCures(string change, Func<CookieNotice, CookieNotice> make)
    {
        var changed = make(Pinned);

        Assert.Contains(CookieNoticeRule.Check(changed), IsAboutVersion);
        Assert.True(CookieNoticeRule.Check(changed with { Correction = CookieNoticePin.Of(changed).Correction }).Any(IsAboutVersion), change);
    }

    [Theory]
    [MemberData(nameof(ChangesOfTheWords))]
    public void C11_Words_ChangedWithoutRaisingTheVersion_AreAnErrorUntilDeclaredACorrection(string change, Func<CookieNotice, CookieNotice> make)
    {
        var changed = make(Pinned);

        Assert.Contains(CookieNoticeRule.Check(changed), IsAboutVersion);
        Assert.False(CookieNoticeRule.Check(changed with { Correction = CookieNoticePin.Of(changed).Correction }).Any(IsAboutVersion), change);
    }

    [Fact]
    public void C11_Finding_PrintsTheHashToWrite()
    {
        var changed = Pinned with { Under16 = "Ask somebody." };
        var sentence = CookieNoticeRule.Check(changed).Single(IsAboutVersion).Message;

        var raised = changed with { Version = "5", Hash = sentence.Split("hash: ")[1] };

        Assert.Contains("version: 5", sentence);
        Assert.DoesNotContain(CookieNoticeRule.Check(raised), IsAboutVersion);
    }

    [Fact]
    public void C11_Version_RaisedButNotPinnedAgain_IsAnError() => Assert.Contains(CookieNoticeRule.Check(Pinned with { Version = "5" }), IsAboutVersion);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1.2")]
    [InlineData("June")]
    public void Version_ThatIsNoNumber_IsAnError(string version) => Assert.Contains(CookieNoticeRule.Check(Pinned with { Version = version }), IsAboutVersion);

    [Fact]
    public void Entries_ThatCantBeTrue_AreErrors()
    {
        CookieEntry[] wrong =
        [
            Entry with { Lifetime = "for ever" },
            Entry with { Basis = "necessary" },
            Entry with { Origins = ["script http://a.example.org"] },
            Entry with { Category = CookieCategory.Necessary, Basis = "necessary" },
        ];

        var findings = CookieNoticeRule.Check(Pinned with { Entries = [.. wrong] }).Where(finding => !IsAboutVersion(finding)).Select(finding => finding.Property);

        Assert.Equal(["entries[0].lifetime", "entries[1].basis", "entries[2].origins", "entries[3].origins"], findings);
    }

    private static CookieNotice Pin(CookieNotice notice) => notice with { Hash = CookieNoticePin.Of(notice).Hash };

    private static bool IsAboutVersion((string Rule, string Property, string Message) finding) => finding.Rule == "cookie-version";

    private static Prose Words(string text) => new([new(null, null, [new ProsePart.Html($"<p>{text}</p>", text)])]);
}
