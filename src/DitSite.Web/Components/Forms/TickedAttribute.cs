using System.ComponentModel.DataAnnotations;

namespace DitSite.Web.Components.Forms;

/// <summary>A box that has to be ticked. It is a kind of <see cref="RequiredAttribute"/>, because browsers send nothing for a box that is not ticked, and only that is then checked.</summary>
public sealed class TickedAttribute : RequiredAttribute
{
    public override bool IsValid(object? value) => value is true;
}
