namespace DitSite.Web.Components.Forms;

/// <param name="Value">What is posted.</param>
/// <param name="Divider">Shown above the choice, such as "or".</param>
public sealed record Choice(string Value, string Label, string? Hint = null, string? Divider = null)
{
    /// <summary>Two choices for a <c>bool?</c>.</summary>
    public static IReadOnlyList<Choice> YesOrNo { get; } = [new("true", "Yes"), new("false", "No")];
}
