namespace DitSite.Cms.SignIn;

/// <summary>The OpenID provider that editors sign in with. Without <see cref="Authority"/> Umbraco's own users sign in with a password.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Https address of the provider, as in its discovery document.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>The claim that says what a person may do.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Its value for people who may edit. Nobody else gets in, whoever they are at the provider.</summary>
    public string EditorRole { get; set; } = "editor";

    /// <summary>What the button on the sign-in page says.</summary>
    public string ButtonText { get; set; } = "Sign in with your work account";

    /// <summary>Whether a password no longer opens the back office. Leave it off until an administrator can sign in by the provider.</summary>
    public bool DenyPasswords { get; set; }

    public bool IsSet => Authority.Length > 0;
}
