namespace DitSite.Web.Applications;

/// <summary>Names of the fields on the page of one application: each requirement has a form of its own, so its code is part of them.</summary>
internal static class StaffFields
{
    public const string Why = "why";

    public static string Finding(string requirement) => "finding-" + requirement;

    public static string Reason(string requirement) => "reason-" + requirement;

    public static string Question(string requirement) => "question-" + requirement;
}
