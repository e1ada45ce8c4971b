using DitSite.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using DitSite.Web.Applications;
using DitSite.Web.Caching;
using DitSite.Web.Consent;
using DitSite.Web.Courses;
using DitSite.Web.Endpoints;
using DitSite.Web.Hosting;
using DitSite.Web.Layout;
using DitSite.Web.Media;
using DitSite.Web.Pages;
using DitSite.Web.Preview;
using DitSite.Web.Search;
using DitSite.Web.Security;
using DitSite.Web.Staff;
using DitSite.Web.Sync;
using DitSite.Web.Umbraco;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace DitSite.Web;

/// <summary>How the site is put together.</summary>
internal static class WebSite
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SettingSentences<SiteOptions>>();
        builder.Services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).PostConfigure<IConfiguration>(KeepContentWithData);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddContent();
        builder.Services.AddUmbraco();
        builder.Services.AddBookings();
        builder.Services.AddSingleton<IOptions<LetterOptions>, LetterFacts>();
        var pages = builder.Services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<HandledMethods>();

            // jQuery's spelling of names throws on an unclosed bracket, and no form of ours speaks it.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        PagesWhenAsked.Add(pages);
        builder.Services.AddRazorComponents();
        builder.Services.AddFrontEnd();
        builder.Services.AddFinishedPages();
        builder.Services.AddCoursePages();
        builder.AddTransport();
        builder.Services.AddPreview();
        builder.Services.AddContentMedia();
        builder.Services.AddConsent();
        builder.AddBookingPages();
        builder.AddApplications();
        builder.AddStaff();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseTransport();
        app.UseFinishedPages();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseAwayDatabase();
        app.UseAssets();
        app.UsePreview();
        app.UseRouting();
        app.UsePreviewedPagesOnly();
        app.KeepFinishedPages();
        app.UseSameOriginPosts();
        app.UseConsent();
        app.UseRateLimiter();
        app.UseStaff();
    }

    /// <summary>Looks at the settings before anything is started with them.</summary>
    /// <returns>Null, or a sentence for each setting that is missing or wrong.</returns>
    public static string? CheckSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException wrong)
        {
            return string.Join(Environment.NewLine, wrong.Failures);
        }
        catch (AggregateException several)
        {
            return string.Join(Environment.NewLine, several.InnerExceptions.Select(wrong => wrong is OptionsValidationException failed ? string.Join(Environment.NewLine, failed.Failures) : wrong.Message));
        }
        catch (InvalidOperationException unreadable)
        {
            // A word where a number belongs: the message names the setting and what it should be.
            return unreadable.Message;
        }
    }

    /// <summary>
    /// Publishes the content and brings the database to this program's version, before anything asks for them: neither knows of the other,
    /// so they start side by side. Then offers the runs of the one to the other.
    /// </summary>
    /// <returns>Null, or one sentence that says why the site can't start.</returns>
    public static async Task<string?> StartDataAsync(this WebApplication app)
    {
        var bookings = Task.Run(() => StartBookingsAsync(app.Services));
        var content = await app.Services.GetRequiredService<ContentRefresh>().StartContentAsync(CancellationToken.None);
        if ((content ?? await bookings) is { } refusal)
        {
            return refusal;
        }

        await app.Services.GetRequiredService<SellableRunSync>().OfferAsync();
        return null;
    }

    private static async Task<string?> StartBookingsAsync(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<BookingsStartup>().PrepareAsync();
            return null;
        }
        catch (DatabaseTooNewException refused)
        {
            return refused.Message;
        }
        catch (Exception fault) when (services.GetRequiredService<BookingsDatabase>().IsAway(fault))
        {
            return $"The bookings database can't be reached, so the site does not start. Look at ConnectionStrings:Bookings and at the database. ({fault.GetBaseException().Message})";
        }
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapConsent();
        app.MapCoursePages();
        app.MapSearch();
        app.MapUmbraco();
        app.MapContentMedia();
        app.MapHealth();
        app.MapApplications();
        app.MapStaff();
    }

    private static void KeepContentWithData(ContentOptions options, IConfiguration configuration)
    {
        if (options.StateFolder.Length == 0)
        {
            options.StateFolder = Path.Combine(configuration["Data:Folder"] ?? "App_Data", "content");
        }
    }
}
