namespace DitSite.Web.Staff.SignIn;

/// <summary>The OpenID provider that staff sign in with. Without an authority there is no provider.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Issuer address of the provider, such as <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>From the environment or a secret store, never from a file in the repository.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes asked for besides <c>openid</c>. <c>offline_access</c> lets the site ask again while a person works.</summary>
    public string[] Scopes { get; set; } = ["profile", "email"];

    /// <summary>The claim that says what a person may do.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>
    /// Values of the role claim and the roles they give, such as <c>SignIn:RoleMap:dit-editors = editor</c>. Where it is empty the values
    /// are the role names themselves. A value may also be an e-mail address, for providers without groups, when <see cref="RoleClaim"/> is <c>email</c> and the provider says that it has verified the address.
    /// </summary>
    public Dictionary<string, string> RoleMap { get; set; } = [];

    /// <summary>Difference of clocks that is forgiven.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>What is wrong with the settings, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
        {
            yield return "SignIn:Authority must be the https address of the OpenID provider.";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return "Set SignIn:ClientId to the name this site has at the OpenID provider.";
        }

        foreach (var role in RoleMap.Values.Except(StaffRoles.All))
        {
            yield return $"SignIn:RoleMap names the role \"{role}\", which does not exist. Roles are {string.Join(", ", StaffRoles.All)}.";
        }
    }

    /// <summary>The roles that values of the role claim give.</summary>
    public IEnumerable<string> RolesOf(IEnumerable<string> values) =>
        values.Select(value => RoleMap.Count == 0 ? value : RoleMap.FirstOrDefault(pair => string.Equals(pair.Key, value, StringComparison.OrdinalIgnoreCase)).Value)
            .Where(role => role is not null && StaffRoles.All.Contains(role)).Distinct();
}
