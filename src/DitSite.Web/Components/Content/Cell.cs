namespace DitSite.Web.Components.Content;

/// <summary>One cell of a <see cref="Table"/>.</summary>
/// <param name="Href">Makes the text a link.</param>
/// <param name="Colour">Makes the text a <see cref="Tag"/> of this colour.</param>
public sealed record Cell(string Text, string? Href = null, string? Colour = null)
{
    public static implicit operator Cell(string text) => new(text);
}
