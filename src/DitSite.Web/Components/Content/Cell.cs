namespace DitSite.Web.Components.Content;

/// <summary>One cell of a <see cref="Table"/>.</summary>
/// <param name="Href">Makes the text a link.</param>
public sealed record Cell(string Text, string? Href = null)
{
    public static implicit operator Cell(string text) => new(text);
}
