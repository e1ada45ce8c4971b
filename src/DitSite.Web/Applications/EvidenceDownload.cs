using DitSite.Bookings.Evidence;

namespace DitSite.Web.Applications;

/// <summary>Hands a file over as one to be saved: no browser opens it as a page of this site, and no cache keeps it.</summary>
internal static class EvidenceDownload
{
    public static IResult Send(HttpContext context, OpenedFile file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Bytes(file.Content, file.Kind switch
        {
            EvidenceKind.Pdf => "application/pdf",
            EvidenceKind.Jpeg => "image/jpeg",
            EvidenceKind.Png => "image/png",
            _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }, file.Name);
    }
}
