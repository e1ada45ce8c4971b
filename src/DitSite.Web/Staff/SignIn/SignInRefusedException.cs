namespace DitSite.Web.Staff.SignIn;

/// <summary>Why a sign-in was refused. The name is logged; tokens and what they held are not.</summary>
internal enum SignInRefusal
{
    ProviderUnreachable,
    NoProofKey,
    ProviderSaidNo,
    WrongState,
    WrongIssuer,
    CodeRefused,
    NoIdToken,
    IdTokenInvalid,
    ProtocolViolated,
    NoRole,
}

internal sealed class SignInRefusedException(SignInRefusal refusal, Exception? cause = null) : Exception(refusal.ToString(), cause)
{
    public SignInRefusal Refusal { get; } = refusal;
}
