using DitSite.Bookings;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Outcomes;

public class RegisterTests
{
    [Fact]
    public async Task Pass_BringsTheCertificateTheInvitationAndTheDatesOnce()
    {
        await using var host = await StartAsync();
        var reference = (await host.BookedAsync(Examples.Booking() with { Delegate = new("Bea", "bea@people.test") })).Reference;
        host.Clock.SetUtcNow(new(2027, 3, 12, 18, 0, 0, TimeSpan.Zero));
        var before = (await host.SentMailAsync()).Count;
        RegisterEntry[] entries = [new(reference, true, RolePlayResult.Passed, "Warm and clear")];

        Assert.Equal(1, Assert.IsType<RegisterResult.Done>(await host.Get<Register>().MarkAsync(Examples.RunKey, entries, ResultWords.None, "Tess Tutor")).Letters);
        Assert.Equal(0, Assert.IsType<RegisterResult.Done>(await host.Get<Register>().MarkAsync(Examples.RunKey, entries, ResultWords.None, "Tess Tutor")).Letters);

        var letter = Assert.Single((await host.SentMailAsync()).Skip(before));
        Assert.Equal(("role-play-passed", "bea@people.test"), (letter.Kind, letter.To));
        var text = letter.Text.ReplaceLineEndings(" ");
        foreach (var said in new[] { "You have passed the role play", "invited to go on to stage two", "Warm and clear", "Sunday 12 September 2027", "Sunday 12 March 2028" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        // A result is the delegate's own: the booker hears nothing.
        Assert.DoesNotContain(await host.SentMailAsync(), mail => mail.To == "ann@people.test" && mail.Kind.StartsWith("role-play", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Result_ForSomebodyWhoWasNotThereOrTakesNoRolePlay_IsRefusedWhole()
    {
        await using var host = await StartAsync();
        var (ann, bea) = ((await host.BookedAsync(Examples.Booking())).Reference, (await host.BookedAsync(Examples.Booking("bea") with { FeeCode = "without", TotalShown = 37.31m })).Reference);
        host.Clock.SetUtcNow(new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero));
        var register = host.Get<Register>();

        Assert.IsType<RegisterResult.NoRolePlay>(await register.MarkAsync(Examples.RunKey, [new(ann, true, null, null), new(bea, true, RolePlayResult.Passed, null)], ResultWords.None, "Tess"));
        Assert.IsType<RegisterResult.NoRolePlay>(await register.MarkAsync(Examples.RunKey, [new(ann, false, RolePlayResult.Passed, null)], ResultWords.None, "Tess"));
        Assert.Equal(0, await host.ReadAsync(context => context.Outcomes.CountAsync()));

        await register.MarkAsync(Examples.RunKey, [new(ann, true, RolePlayResult.Passed, null)], ResultWords.None, "Tess");
        Assert.IsType<RegisterResult.NoRolePlay>(await register.MarkAsync(Examples.RunKey, [new(ann, false, null, null)], ResultWords.None, "Tess"));
    }

    [Fact]
    public async Task Register_BeforeTheFirstDay_IsClosed()
    {
        await using var host = await StartAsync();
        var reference = (await host.BookedAsync(Examples.Booking())).Reference;
        host.Clock.SetUtcNow(new(2027, 3, 11, 23, 59, 59, TimeSpan.Zero));
        Assert.IsType<RegisterResult.TooEarly>(await host.Get<Register>().MarkAsync(Examples.RunKey, [new(reference, true, null, null)], ResultWords.None, "Sam"));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<RegisterResult.Done>(await host.Get<Register>().MarkAsync(Examples.RunKey, [new(reference, true, null, null)], ResultWords.None, "Sam"));
    }

    [Fact]
    public async Task Effects_AreWhatHappens()
    {
        await using var host = await StartAsync();
        var references = new List<BookingReference>();
        foreach (var name in new[] { "ann", "bea", "cat", "dan" })
        {
            references.Add((await host.BookedAsync(Examples.Booking(name))).Reference);
        }

        host.Clock.SetUtcNow(new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero));
        RegisterEntry[] entries = [new(references[0], true, RolePlayResult.Passed, null), new(references[1], true, RolePlayResult.NotPassed, null), new(references[2], false, null, null), new(references[3], null, null, null)];
        var (_, lines) = (await host.Get<Register>().OfRunAsync(Examples.RunKey))!.Value;
        var before = (await host.SentMailAsync()).Count;

        var effects = Register.EffectsOf(lines, entries);
        var done = Assert.IsType<RegisterResult.Done>(await host.Get<Register>().MarkAsync(Examples.RunKey, entries, ResultWords.None, "Tess"));

        var sent = (await host.SentMailAsync()).Skip(before).Select(mail => mail.To).Order();
        Assert.Equal(effects.Where(effect => effect.SendsLetter).Select(effect => effect.Line.DelegateEmail).Order(), sent);
        Assert.Equal((3, 2), (effects.Count, done.Letters));
    }

    [Fact]
    public async Task Link_OfADelegate_OpensNothingOfTheBookingAndNothingOfAnother()
    {
        await using var host = await StartAsync();
        var (ann, bea) = ((await host.BookedAsync(Examples.Booking())).Reference, (await host.BookedAsync(Examples.Booking("bea"))).Reference);
        host.Clock.SetUtcNow(new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero));
        await host.Get<Register>().MarkAsync(Examples.RunKey, [new(ann, true, null, null)], ResultWords.None, "Sam");
        var token = LetterLink.TokenIn((await host.SentMailAsync()).Single(mail => mail.Kind == "attended"));
        var links = host.Get<DelegateLinks>();

        Assert.IsType<LinkState.Live>(await links.LookAsync(ann, token));
        Assert.IsType<LinkState.Unknown>(await links.LookAsync(bea, token));
        Assert.IsType<LinkState.Unknown>(await host.Get<BookingLinks>().LookAsync(ann, token));
        var session = (await links.OpenAsync(ann, token))!;
        Assert.Equal(ann, await links.SessionAsync(session.Token));
        Assert.Null(await host.Get<BookingLinks>().SessionAsync(session.Token));
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await links.SessionAsync(session.Token));
    }

    [Fact]
    public async Task Link_OfADelegate_LivesUntilTheLastDateThatFollowsAndCanThenBeAskedForAnew()
    {
        await using var host = await StartAsync();
        var reference = (await host.BookedAsync(Examples.Booking())).Reference;
        host.Clock.SetUtcNow(new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero));
        await host.Get<Register>().MarkAsync(Examples.RunKey, [new(reference, true, null, null)], ResultWords.None, "Sam");
        var token = LetterLink.TokenIn((await host.SentMailAsync()).Single(mail => mail.Kind == "attended"));

        host.Clock.SetUtcNow(new(2028, 3, 12, 23, 59, 59, TimeSpan.Zero));
        Assert.IsType<LinkState.Live>(await host.Get<DelegateLinks>().LookAsync(reference, token));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LinkState.Expired>(await host.Get<DelegateLinks>().LookAsync(reference, token));
        await host.Get<DelegateLinks>().RequestNewLinkAsync(reference, token);
        await host.Get<DelegateLinks>().RequestNewLinkAsync(reference, token);
        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "delegate-link");
        Assert.IsType<LinkState.Live>(await host.Get<DelegateLinks>().LookAsync(reference, LetterLink.TokenIn(letter)));
    }

    private static async Task<BookingsHost> StartAsync()
    {
        var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run() with
        {
            Prices = [new("full", PriceKind.Fee, "With role play", 137.31m), new("without", PriceKind.Fee, "Without role play", 37.31m)],
            Facts = Examples.Facts with
            {
                RolePlayFees = ["full"],
                FollowingDates = [new("refresher", "Begin without the refresher", new(2027, 9, 12), "You take the refresher first."), new("start", "Begin supervision", new(2028, 3, 12), null)],
            },
        });
        return host;
    }
}
