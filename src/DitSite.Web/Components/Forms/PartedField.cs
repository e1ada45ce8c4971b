namespace DitSite.Web.Components.Forms;

/// <summary>A date in parts. The summary links to the first wrong one.</summary>
public abstract class PartedField : Field
{
    /// <param name="Width">In characters.</param>
    internal sealed record Part(string Name, string Label, int Width, string Inputmode)
    {
        /// <summary>Only for a date of birth: <c>bday-day</c> and so on.</summary>
        public string? Autocomplete { get; init; }
    }

    internal abstract IReadOnlyList<Part> Parts { get; }

    internal string PartName(Part part) => $"{PostedName}.{part.Name}";

    internal string PartId(Part part) => $"{FieldId}-{part.Name.ToLowerInvariant()}";

    internal bool IsWrong(Part part) => Error is not null && (Form.ErrorOf(PartName(part)) is not null || Form.ErrorOf(PostedName) is not null);

    internal string InputClass(Part part) =>
        $"govuk-input govuk-date-input__input{(IsWrong(part) ? " govuk-input--error" : "")} govuk-input--width-{part.Width}";

    internal string? PartValue(Part part) => Form.Typed(PartName(part)) ?? Answer switch
    {
        DateAnswer date => part.Name switch { "Day" => date.Day, "Month" => date.Month, _ => date.Year },
        MonthAnswer month => part.Name switch { "Month" => month.Month, _ => month.Year },
        _ => null,
    };

    internal override string? FindError()
    {
        if (Form.ErrorOf(PostedName) is { } whole)
        {
            Form.Show(PostedName, whole, PartId(Parts[0]));
            return whole;
        }

        foreach (var part in Parts)
        {
            if (Form.ErrorOf(PartName(part)) is { } message)
            {
                Form.Show(PartName(part), message, PartId(part));
                return message;
            }
        }

        return null;
    }
}
