using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Applications;

/// <summary>
/// What somebody gets who asks for an application that is not open in their browser. A form sent after the session ended is handed back in
/// hidden fields, to be sent again once a new link has opened the application: nothing typed is lost, and nothing of it is kept here or put
/// into an application on the word of somebody who has not shown that it is theirs.
/// </summary>
/// <param name="Action">Where the form goes.</param>
/// <param name="Fields">What was typed; files are not among it.</param>
/// <param name="HadFiles">Files were sent, and have to be chosen again.</param>
public sealed record ClosedApplication(string Action, IReadOnlyList<(string Name, string Value)> Fields, bool HadFiles)
{
    internal static async Task<IActionResult> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var token = context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;

        // The token of a form was checked before this: only what a page of this site sent comes back.
        var isForm = HttpMethods.IsPost(request.Method) && request.HasFormContentType;
        var hadFiles = isForm && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        IFormCollection fields;
        try
        {
            fields = isForm && !hadFiles ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return new BadRequestResult();
        }

        var model = new ClosedApplication(
            request.Path + request.QueryString, [.. fields.Where(field => field.Key != token).SelectMany(field => field.Value, (field, value) => (field.Key, value ?? ""))], hadFiles);
        return new ViewResult
        {
            ViewName = "/Pages/Applications/_Closed.cshtml",
            StatusCode = StatusCodes.Status404NotFound,
            ViewData = new(context.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model },
        };
    }
}
