using System.ComponentModel.DataAnnotations;

namespace DitSite.Web.Components.Forms;

/// <summary>No line breaks: what goes into a header, a subject or one line of a letter stays one line.</summary>
public sealed class SingleLineAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || !text.Contains('\n');
}
