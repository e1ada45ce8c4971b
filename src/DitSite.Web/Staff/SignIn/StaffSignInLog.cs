namespace DitSite.Web.Staff.SignIn;

/// <summary>What is logged of signing in: the provider's subject id and the kind of refusal, never a token or a name.</summary>
internal static partial class StaffSignInLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Staff sign-in refused: {Refusal}")]
    public static partial void Refused(ILogger log, SignInRefusal refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff session ended: the provider no longer vouches for {Subject}")]
    public static partial void NoLongerKnown(ILogger log, string subject);

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff signed in: {Subject}")]
    public static partial void SignedIn(ILogger log, string subject);

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff signed out: {Subject}")]
    public static partial void SignedOut(ILogger log, string subject);
}
