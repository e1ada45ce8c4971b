namespace DitSite.Web.Staff;

/// <summary>What a member of staff may do. The provider's groups are mapped to these names in configuration.</summary>
internal static class StaffRoles
{
    /// <summary>Changes words, dates and fees.</summary>
    public const string Editor = "editor";

    /// <summary>Sees bookings, applications and messages.</summary>
    public const string Admissions = "admissions";

    /// <summary>Decides on equivalent registrations and results.</summary>
    public const string Tutor = "tutor";

    /// <summary>Everything the others may, and the audit.</summary>
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Editor, Admissions, Tutor, Administrator];
}
