using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff;

namespace DitSite.Web.Applications;

/// <summary>What applying needs of the site: the session of an applicant, the door to the runs, and the way files come and go.</summary>
internal static class ApplicationPages
{
    /// <summary>Why staff open a file. A file without a reason is not opened.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["assess"] = "To judge this requirement",
        ["check-reference"] = "To compare it with the reference",
        ["asked"] = "The applicant asked about it",
        ["report"] = "To look into a report or a complaint",
    };

    public static void AddApplications(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ApplyDoor>();
        builder.Services.AddScoped<CurrentApplication>();
        builder.Services.AddScoped<EvidenceUpload>();
        builder.Services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section)
            .Validate(
                options => !builder.Environment.IsProduction() || !string.IsNullOrWhiteSpace(options.KeyFile),
                "Set Evidence:KeyFile to a file outside the data folder: the key that opens applicants' files is made there, and a backup of the database must not hold it.")
            .ValidateOnStart();
    }

    public static void MapApplications(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/applications/{reference}/files/{id:guid}", async (string reference, Guid id, HttpContext context, CurrentApplication current, EvidenceStore store, CancellationToken cancellation) =>
            await current.FindAsync(context, reference, cancellation) && await store.OpenAsync(current.View.Id, id, cancellation) is { } file
                ? EvidenceDownload.Send(context, file)
                : Results.NotFound());
        routes.MapGet("/staff/applications/{reference}/files/{id:guid}", StaffFileAsync).RequireAuthorization(StaffPolicies.Applications);
    }

    private static async Task<IResult> StaffFileAsync(
        string reference, Guid id, string? reason, HttpContext context, ApplicationsDesk desk, EvidenceStore store, StaffAudit audit, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await desk.FindIdAsync(parsed, cancellation) is not { } application)
        {
            return Results.NotFound();
        }

        if (reason is null || !Reasons.ContainsKey(reason))
        {
            await audit.RecordAsync(context.User.Did("refused-evidence", $"{parsed} {id}", null, "no reason given"), cancellation);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await store.OpenAsync(application, id, cancellation) is not { } file)
        {
            return Results.NotFound();
        }

        // On record before a byte leaves.
        await audit.RecordAsync(context.User.Did("viewed-evidence", $"{parsed} {id}", null, reason), cancellation);
        return EvidenceDownload.Send(context, file);
    }
}

/// <summary>Where the key of applicants' files is.</summary>
internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    public string? KeyFile { get; set; }
}
