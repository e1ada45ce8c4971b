using System.Globalization;
using AngleSharp.Dom;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Applications;
using DitSite.Tests.Web.Booking;
using DitSite.Tests.Web.Staff.Content;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Web.Year;

/// <summary>
/// What people and staff do in the year, in order. Ann, Bob, Cleo, Dan and Kim apply for the course; Eve, Fay and Gus want the one place of a
/// refresher; Hal does not pay; Ida has staff book for Jo; Lou books late.
/// </summary>
internal sealed class ScriptedYear(YearSite year)
{
    private const string June = "/courses/test-course/dates/2027-06-07";
    private const string SpringRefresher = "2027-04-09";

    private readonly Dictionary<string, ApplyWalk> applicants = [];
    private readonly Dictionary<string, string> bookings = [];

    private Diary Diary => year.Diary;

    public async Task LiveAsync()
    {
        await PublishAsync();
        await ApplyAsync();
        await DecideAsync();
        await AcceptAsync();
        await PayAsync();
        await WaitAsync();
        await BookForSomebodyAsync();
        await JoinTheRefreshersAsync();
        await MoveAsync();
        await HoldTheCourseAsync();
        await CloseTheYearAsync();
    }

    /// <summary>The editor copies a run of the course to two new dates, with three places each.</summary>
    private async Task PublishAsync()
    {
        using var editor = await year.StaffAsync("editor");
        foreach (var first in new[] { "7 June 2027", "5 July 2027" })
        {
            var draft = await editor.SubmitAndFollowAsync(await editor.GetPageAsync("/staff/content/copy/courses/test-course/runs/2027-05-03"), ("Wanted", first));
            var review = await EditorSite.PressAsync(editor, draft, "review", ("p.capacity", "3"));
            Diary.Saw("editor", await EditorSite.PressAsync(editor, review, "publish"));
        }

        await year.PostAsync();
    }

    private async Task ApplyAsync()
    {
        await year.UntilAsync(2, 8);
        foreach (var person in new[] { "ann", "bob", "cleo", "dan", "kim" })
        {
            var walk = applicants[person] = new(year.Site, $"{person}@people.test", run: June);
            await walk.StartAsync();
            await walk.FillAsync(instead: new Dictionary<string, string> { ["Name"] = $"{char.ToUpperInvariant(person[0])}{person[1..]} Applicant" });
            Diary.Name(walk.Reference.ToString(), $"{person}’s application");
            Diary.Saw(person, await walk.SendAsync());
            await year.PostAsync();
        }
    }

    /// <summary>Three are offered the three places, one is declined, and one has to wait.</summary>
    private async Task DecideAsync()
    {
        await year.UntilAsync(2, 10);
        using var admissions = await year.StaffAsync("admissions");
        await TodayAsync(admissions);
        foreach (var person in new[] { "ann", "bob", "cleo", "kim" })
        {
            await JudgeAsync(admissions, person);
            await DecideAsync(admissions, person, "offer", "We look forward to meeting you.");
        }

        await JudgeAsync(admissions, "dan", unmet: "hours");
        await DecideAsync(admissions, "dan", "decline");
    }

    /// <summary>Bob lets his offer lapse, and Kim gets his place.</summary>
    private async Task AcceptAsync()
    {
        await year.UntilAsync(2, 12);
        await AcceptOfferAsync("ann", ("Payer", "Employer"), ("Organisation", "Testford Trust"), ("PurchaseOrder", "PO-9"), ("BillingAddress", "1 High Street"));
        await year.UntilAsync(2, 15);
        await AcceptOfferAsync("cleo", ("Payer", "Self"));
        await year.UntilAsync(2, 25);
        using var admissions = await year.StaffAsync("admissions");
        await DecideAsync(admissions, "kim", "offer");
        await year.UntilAsync(2, 26);
        await AcceptOfferAsync("kim", ("Payer", "Self"));
    }

    /// <summary>Ann's employer pays; Hal is reminded twice and then loses his place.</summary>
    private async Task PayAsync()
    {
        await year.UntilAsync(3, 1);
        await BookAsync("hal", Questionnaire.RoomyRun);
        using (var admissions = await year.StaffAsync("admissions"))
        {
            foreach (var person in new[] { "ann", "hal" })
            {
                await year.PressAsync(admissions, "admissions", await admissions.GetPageAsync($"{Account(person)}/invoice"));
                Diary.Saw("admissions", await admissions.GetPageAsync(Account(person)), "main dl");
            }
        }

        await year.UntilAsync(3, 3);
        using var later = await year.StaffAsync("admissions");
        await later.SubmitAndFollowAsync(await later.GetPageAsync($"{Account("ann")}/payment"), ("Note", "BACS 7"));
        Diary.Saw("admissions", await later.GetPageAsync(Account("ann")), "main dl");
    }

    /// <summary>The one place of a refresher: Eve gives it back and hears what that costs, Fay does not answer, Gus takes it.</summary>
    private async Task WaitAsync()
    {
        await year.UntilAsync(3, 4);
        await BookAsync("eve", Questionnaire.OnePlaceRun);
        using var fay = year.Site.Browse("198.18.90.1");
        using var gus = year.Site.Browse("198.18.90.2");
        foreach (var (person, browser) in new[] { ("fay", fay), ("gus", gus) })
        {
            var full = await browser.GetPageAsync($"/courses/test-refresher/dates/{Questionnaire.OnePlaceRun}/book");
            Diary.Saw(person, full);
            await year.PressAsync(browser, person, await browser.GetPageAsync(full.QuerySelector("a[href$='/waiting-list']")!.GetAttribute("href")!), ("Name", Named(person)), ("Email", $"{person}@people.test"));
            Diary.Saw(person, await year.OpenAsync(browser, person, "Waiting list"));
        }

        await year.UntilAsync(3, 5);
        using var eve = year.Site.Browse("198.18.90.3");
        await year.OpenAsync(eve, "eve", "Booking ");
        await year.PressAsync(eve, "eve", await eve.GetPageAsync($"/bookings/{bookings["eve"]}/cancel"));
        await year.UntilAsync(3, 8);
        using var admissions = await year.StaffAsync("admissions");
        await year.PressAsync(admissions, "admissions", await admissions.GetPageAsync($"/staff/bookings/{bookings["eve"]}/charge"), ("ChargeByHand", "0"), ("Reason", "There is no policy yet."));
        await year.UntilAsync(3, 10);
        var kept = await gus.GetPageAsync(year.LinkTo("gus", "A place for you"));
        Diary.Saw("gus", kept);
        var walk = new Questionnaire(gus, Questionnaire.OnePlaceRun).As(Named("gus"), "gus@people.test");
        var page = await gus.SubmitAndFollowAsync(kept);
        while (Questionnaire.StepOf(page) != "done")
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
            page = await walk.AnswerAsync(page);
        }

        await BookedAsync("gus", page);
    }

    private async Task BookForSomebodyAsync()
    {
        await year.UntilAsync(3, 22);
        using var admissions = await year.StaffAsync("admissions");
        var form = await admissions.GetPageAsync($"/staff/bookings/runs/{year.RunKey("test-refresher", new(2027, 4, 16))}/book");
        var page = await year.PressAsync(
            admissions, "admissions", form,
            ("BookerName", Named("ida")), ("BookerEmail", "ida@people.test"), ("DelegateName", Named("jo")), ("DelegateEmail", "jo@people.test"), ("Completed.Month", "5"), ("Completed.Year", "2024"),
            ("Requirements", "true"), ("Fee", "standard"), ("Payer", "Employer"), ("Organisation", "Testford Trust"), ("BillingAddress", "1 High Street"), ("Accepted", "true"));
        Name("ida", new Uri(page.Url).Segments[^1]);
        Diary.Write($"admissions sees: {page.QuerySelector("main h1")!.TextContent}");
    }

    /// <summary>The promise: two working days before. Lou books after that morning, and gets them at once.</summary>
    private async Task JoinTheRefreshersAsync()
    {
        await year.UntilAsync(4, 7);
        await WriteInstructionsAsync(new(2027, 4, 16));
        await year.UntilAsync(4, 13);
        await BookAsync("lou", SpringRefresher);
        await year.UntilAsync(4, 19);
        using var admissions = await year.StaffAsync("admissions");
        await MarkAsync(admissions, "admissions", new(2027, 4, 16), ($"came-{Key("ida")}", "true"), ($"came-{Key("lou")}", "false"));
        await year.UntilAsync(5, 4);
        await WriteInstructionsAsync(new(2027, 5, 14));
    }

    /// <summary>The course in June moves by a week. Ann comes all the same, Cleo goes to July, Kim cancels without charge.</summary>
    private async Task MoveAsync()
    {
        await year.UntilAsync(5, 10);
        using (var editor = await year.StaffAsync("editor"))
        {
            Diary.Saw("editor", await EditorSite.PublishAsync(editor, ($"d[{YearSite.JuneRun}].starts", "14 June 2027"), ($"d[{YearSite.JuneRun}].ends", "16 June 2027")));
            await year.PostAsync();
        }

        await year.UntilAsync(5, 11);
        using (var admissions = await year.StaffAsync("admissions"))
        {
            await TodayAsync(admissions);
            var list = await admissions.GetPageAsync("/staff/changes");
            var notice = await admissions.GetPageAsync(list.QuerySelector("main tbody a")!.GetAttribute("href")!);
            foreach (var caption in notice.QuerySelectorAll("main caption"))
            {
                Diary.Write($"admissions sees: {caption.TextContent.Trim()}");
            }

            await year.PressAsync(admissions, "admissions", notice);
        }

        await AnswerAsync(12, "ann", "accept");
        await AnswerAsync(13, "cleo", year.RunKey("test-course", new(2027, 7, 5)).ToString());
        await AnswerAsync(14, "kim", "cancel");
    }

    /// <summary>Ann passes the role play and goes on to stage two; Cleo, in July, does not pass.</summary>
    private async Task HoldTheCourseAsync()
    {
        await year.UntilAsync(6, 17);
        using (var admissions = await year.StaffAsync("admissions"))
        {
            await MarkAsync(admissions, "admissions", new(2027, 6, 14), ($"came-{Key("ann")}", "true"));
        }

        await year.UntilAsync(6, 18);
        using (var tutor = await year.StaffAsync("tutor"))
        {
            await MarkAsync(tutor, "tutor", new(2027, 6, 14), ($"came-{Key("ann")}", "true"), ($"result-{Key("ann")}", "Passed"), ($"note-{Key("ann")}", "You listened well."));
        }

        using var ann = year.Site.Browse();
        var own = await year.OpenAsync(ann, "ann", "You have passed");
        foreach (var link in own.QuerySelectorAll("main ul a"))
        {
            Diary.Write($"ann sees: {link.TextContent}");
        }

        Diary.Saw("ann", own, "main dl");
        await year.UntilAsync(7, 8);
        using var july = await year.StaffAsync("tutor");
        await MarkAsync(july, "tutor", new(2027, 7, 5), ($"came-{Key("cleo")}", "true"), ($"result-{Key("cleo")}", "NotPassed"));
    }

    private async Task CloseTheYearAsync()
    {
        await year.UntilAsync(1, 31, 2028, step: 7);
        using var admissions = await year.StaffAsync("admissions");
        await TodayAsync(admissions);
        Diary.Saw("admissions", await admissions.GetPageAsync("/staff/promises"), "main p, main table");
        var now = year.Site.Clock.GetUtcNow();
        foreach (var group in (await year.ReadAsync(context => context.Promises.AsNoTracking().ToListAsync())).GroupBy(promise => (promise.Kind, Standing: promise.Standing(now))).OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Standing))
        {
            Diary.Write($"on the ledger: {group.Key.Kind}, {group.Key.Standing}: {group.Count()}");
        }
    }

    private async Task TodayAsync(SiteClient staff)
    {
        var page = await staff.GetPageAsync("/staff");
        foreach (var task in page.QuerySelectorAll(".dit-today li"))
        {
            Diary.Write($"to do: {string.Join(' ', task.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        }
    }

    private async Task JudgeAsync(SiteClient staff, string person, string? unmet = null)
    {
        var address = $"/staff/applications/{applicants[person].Reference}";
        foreach (var code in (await staff.GetPageAsync(address)).QuerySelectorAll("form[action='?handler=Assess'] input[name=requirement]").Select(field => field.GetAttribute("value")!).ToList())
        {
            (string, string?)[] judgement = code == unmet ? [($"finding-{code}", "Final"), ($"reason-{code}", "The hours are fewer than the course asks for.")] : [($"finding-{code}", "Met")];
            using var done = await staff.SubmitAsync(YearSite.Form(await staff.GetPageAsync(address), "Assess", code), judgement);
            Assert.Equal(System.Net.HttpStatusCode.Redirect, done.StatusCode);
        }
    }

    /// <summary>The letter of the decision is read, its words are changed, and it is sent.</summary>
    private async Task DecideAsync(SiteClient staff, string person, string kind, string? note = null)
    {
        var address = $"/staff/applications/{applicants[person].Reference}/decision/{kind}";
        var looked = await SiteClient.ReadAsync(await staff.SubmitAsync(await staff.GetPageAsync(address), [("Note", note)]));
        Assert.Equal(note is not null, looked.QuerySelector("pre.dit-letter")!.TextContent.Contains("A word from us", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}?handler=Send") { Content = new FormUrlEncodedContent(FormFields.Of(YearSite.Form(looked, "Look")).With([])) };
        Diary.Saw($"admissions ({kind} {person})", await staff.FollowAsync(await staff.SendAsync(request)));
        await year.PostAsync();
    }

    private async Task AcceptOfferAsync(string person, params (string Name, string? Value)[] answers)
    {
        var walk = applicants[person];
        await walk.OpenAsync((await walk.LastLetterAsync("we offer you a place")).Text);
        var page = await walk.Browser.SubmitAndFollowAsync(await walk.Browser.GetPageAsync(walk.Home + "/offer"), answers);
        Name(person, await year.LastBookingAsync(person));
        Diary.Saw(person, page);
        await year.PostAsync();
    }

    private async Task BookAsync(string person, string run) => await BookedAsync(person, await Questionnaire.In(year.Site, run).As(Named(person), $"{person}@people.test").BookAsync());

    private async Task BookedAsync(string person, IDocument done)
    {
        Name(person, BookingWalk.ReferenceOn(done));
        Diary.Saw(person, done, "main h1");
        await year.PostAsync();
    }

    private async Task WriteInstructionsAsync(DateOnly starts)
    {
        using var admissions = await year.StaffAsync("admissions");
        await TodayAsync(admissions);
        var address = $"/staff/runs/{year.RunKey("test-refresher", starts)}";
        await year.PressAsync(admissions, "admissions", await admissions.GetPageAsync(address), ("Instructions", $"https://calls.example/{starts.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"));
    }

    private async Task AnswerAsync(int day, string person, string answer)
    {
        await year.UntilAsync(5, day);
        using var browser = year.Site.Browse();
        await year.OpenAsync(browser, person, "Changed:");
        await year.PressAsync(browser, person, await browser.GetPageAsync($"/bookings/{bookings[person]}/change"), ("Answer", answer));
        Diary.Saw(person, await browser.GetPageAsync($"/bookings/{bookings[person]}"), "main dl");
    }

    private async Task MarkAsync(SiteClient staff, string who, DateOnly starts, params (string Name, string? Value)[] marks)
    {
        var run = await year.RunOfAsync(starts);
        var review = await SiteClient.ReadAsync(await staff.SubmitAsync(await staff.GetPageAsync($"/staff/attendance/{run}"), marks));
        foreach (var effect in review.QuerySelectorAll("main li"))
        {
            Diary.Write($"{who} sees: {effect.TextContent.Trim()}");
        }

        await year.PressAsync(staff, who, review);
    }

    private void Name(string person, string reference)
    {
        bookings[person] = reference;
        Diary.Name(reference, $"{person}’s booking");
    }

    private string Account(string person) => $"/staff/bookings/{bookings[person]}/money";

    /// <summary>As it stands in the names of form fields.</summary>
    private string Key(string person) => bookings[person].Replace("-", "", StringComparison.Ordinal);

    private static string Named(string person) => $"{char.ToUpperInvariant(person[0])}{person[1..]} Example";
}
