using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Site;

public sealed class SiteFactoryTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Home_InTheTestSite_IsAPage()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotNull(page.QuerySelector("h1"));
    }

    [Fact]
    public async Task Form_AsTheBrowserSendsIt_CarriesHiddenFieldsAndOnlyWhatIsTicked()
    {
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content("""
            <main><form method=post><input type=hidden name=Token value=t><input name=Name value="Ann">
            <input type=checkbox name=AddOns value=book checked><input type=checkbox name=AddOns value=pen>
            <input type=radio name=Fee value=a><select name=Course><option value=x>x<option value=y selected>y</select>
            <textarea name=Message>
            Hello</textarea><button name=action value=go>Go</button></form></main>
            """).Address("https://localhost/form"));

        var fields = FormFields.Of(page.QuerySelector<IHtmlFormElement>("form")!).With([("Fee", "a"), ("Name", "Bea")]);

        var text = new StringBuilder().AppendJoin('&', fields.Select(field => $"{field.Key}={field.Value}")).ToString();
        Assert.Equal("Token=t&AddOns=book&Course=y&Message=Hello&Fee=a&Name=Bea", text);
        Assert.Throws<ArgumentException>(() => FormFields.Of(page.QuerySelector<IHtmlFormElement>("form")!).With([("Nmae", "x")]));
    }
}
