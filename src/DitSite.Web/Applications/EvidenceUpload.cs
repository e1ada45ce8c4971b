using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Applications;

/// <summary>
/// Reads files from a request as they come, one section after the other. The framework's own form reader would write them to a temporary
/// file in plain text, so it is kept away, and the antiforgery token, the first section, is checked here.
/// </summary>
public sealed class EvidenceUpload(EvidenceStore store, IAntiforgery antiforgery)
{
    /// <summary>Bytes of a whole request; one that is larger is cut off by the server.</summary>
    public const long MostInAll = 64 * 1024 * 1024;

    public const string Field = "Files";
    private const int MostSections = 30;

    /// <returns>False: the request does not carry the token of this site's form. Otherwise each refusal is an error of <see cref="Field"/>.</returns>
    public async Task<bool> TakeAsync(HttpContext context, ApplicationView application, string requirement, ModelStateDictionary errors, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(context, application, requirement, errors, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or BadHttpRequestException && !cancellation.IsCancellationRequested)
        {
            errors.AddModelError(Field, "The upload did not arrive whole. Try again, with one file at a time if it happens again");
            return true;
        }
    }

    private async Task<bool> ReadAsync(HttpContext context, ApplicationView application, string requirement, ModelStateDictionary errors, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return false;
        }

        var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 10, HeadersLengthLimit = 8_192 };
        if (await reader.ReadNextSectionAsync(cancellation) is not { } first || !await IsOurFormAsync(context, first, cancellation))
        {
            return false;
        }

        var files = 0;
        for (var sections = 0; sections < MostSections && await reader.ReadNextSectionAsync(cancellation) is { } section; sections++)
        {
            if (section.GetContentDispositionHeader() is { } about && about.IsFileDisposition() && (about.FileNameStar.HasValue || about.FileName.Length > 0))
            {
                files++;
                await KeepAsync(application, requirement, HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).Value, section.Body, errors, cancellation);
            }
        }

        if (files == 0)
        {
            errors.AddModelError(Field, "Choose a file");
        }

        return true;
    }

    private async Task KeepAsync(ApplicationView application, string requirement, string? name, Stream content, ModelStateDictionary errors, CancellationToken cancellation)
    {
        switch (await store.AddAsync(application.Id, requirement, name, content, cancellation))
        {
            case AddFileResult.Refused(var why):
                var shown = TidyTextBinder.Tidy((name ?? "").Split('/', '\\')[^1]);
                errors.AddModelError(Field, shown is null ? RefusalWords.Of(why) : $"{(shown.Length > 80 ? shown[..80] + "…" : shown)}: {RefusalWords.Of(why)}");
                break;
            case AddFileResult.Closed:
                errors.AddModelError(Field, "Files can no longer be added to this application");
                break;
        }
    }

    private async Task<bool> IsOurFormAsync(HttpContext context, MultipartSection first, CancellationToken cancellation)
    {
        var buffer = new byte[2_048];
        var read = await first.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        context.Request.Headers["RequestVerificationToken"] = new System.Text.UTF8Encoding(false).GetString(buffer, 0, read);
        return read < buffer.Length && context.Request.Headers["RequestVerificationToken"].ToString().All(char.IsAscii) && await antiforgery.IsRequestValidAsync(context);
    }
}

/// <summary>Keeps the framework's form reader, which buffers on disk, away from a page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithoutFormReadingAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
