using System.Net;
using DitSite.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Hosting;

public sealed class FailureTests
{
    [Fact]
    public async Task Page_ThatFails_AnswersWithTheHeadersOfEveryOtherAnswer()
    {
        using var site = new FailingSite();
        using var browser = site.Browse();

        using var answer = await browser.Http.GetAsync("/fails/at/once");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        foreach (var name in new[] { "Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy" })
        {
            Assert.Single(answer.Headers.GetValues(name));
        }

        Assert.DoesNotContain("SECRET-CAUSE", await answer.Content.ReadAsStringAsync());
    }

    private sealed class FailingSite : SiteFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Failure>());
        }
    }

    /// <summary>Fails behind everything else, where a fault of ours would.</summary>
    private sealed class Failure : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use((HttpContext context, RequestDelegate _) => context.Request.Path.StartsWithSegments("/fails") ? throw new InvalidOperationException("SECRET-CAUSE") : Task.CompletedTask);
        };
    }
}
