using System.Text.Unicode;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace DitSite.Web.Layout;

/// <summary>Layout, forms, assets and error pages.</summary>
internal static class FrontEnd
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void AddFrontEnd(this IServiceCollection services)
    {
        services.TryAddSingleton<PublishedContent>();
        services.AddScoped<PageHead>();
        services.AddScoped<FormState>();
        services.AddScoped<SiteFrame>();
        // The pages are UTF-8: a dash or a pound sign needs no entity.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie = new CsrfCookie();
            options.FormFieldName = "csrf";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<MvcOptions>(options =>
        {
            // A missing answer gets the message its property declares, never one the framework makes up.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => "Enter an answer");
            options.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((_, _) => "Choose or enter an answer from those offered");
            options.ModelBindingMessageProvider.SetValueIsInvalidAccessor(_ => "Choose or enter an answer from those offered");
            options.ModelBindingMessageProvider.SetValueMustBeANumberAccessor(_ => "Enter a number");
        });
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(options =>
            options.Conventions.ConfigureFilter(new PageErrors.AttachModelState()));
    }

    /// <summary>Every answer without words gets a page with the layout; outermost, so that it also catches what fails on the way in.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
    }

    /// <summary>Files of wwwroot. An address with the hash of its file is good for a year; any other is asked for again after an hour.</summary>
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.GetTypedHeaders().CacheControl = file.Context.Request.Query.ContainsKey("v")
            ? new() { Public = true, MaxAge = Year, Extensions = { new("immutable") } }
            : new() { Public = true, MaxAge = TimeSpan.FromHours(1) },
    });
}
