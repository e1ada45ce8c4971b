namespace DitSite.Content.Editing;

/// <summary>How a version came about.</summary>
public enum VersionDeed
{
    /// <summary>Saved, not published.</summary>
    Drafted,

    /// <summary>Went live.</summary>
    Published,

    /// <summary>Found in the folder: edited by hand, pulled, or there before the editor was first used.</summary>
    Found,

    /// <summary>Taken off the site.</summary>
    Unpublished,
}

/// <summary>One former or present state of an item.</summary>
/// <param name="Id">Its name in an address; later ones sort behind earlier ones.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Null: somebody outside the editor.</param>
/// <param name="Text">The whole file.</param>
public sealed record ItemVersion(string Id, DateTimeOffset At, string? By, VersionDeed Deed, byte[] Text);
