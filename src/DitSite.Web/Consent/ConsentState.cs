namespace DitSite.Web.Consent;

/// <summary>All that a page may depend on: what this visitor decided about optional cookies.</summary>
public enum ConsentState
{
    /// <summary>Not asked yet, or asked about an earlier version: the banner shows and nothing optional happens.</summary>
    Unset,
    Refused,
    Accepted,
}

/// <summary>A browser setting that says no on the visitor's behalf.</summary>
[Flags]
public enum OptOutSignals
{
    None = 0,

    /// <summary><c>Sec-GPC: 1</c>, Global Privacy Control.</summary>
    Gpc = 1,

    /// <summary><c>DNT: 1</c>, Do Not Track.</summary>
    Dnt = 2,
}
