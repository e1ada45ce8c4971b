using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Components.Forms;

/// <param name="Href">Link to the field the message belongs to; null when it belongs to none.</param>
public sealed record FormError(string Message, string? Href);

/// <summary>
/// What a form was sent with and what is wrong with it. One per request: the page's model state is attached before the handler runs,
/// each field reports itself while it renders, and the layout then lists the errors in the order of the fields.
/// </summary>
public sealed class FormState
{
    private readonly List<(string Name, FormError Error)> shown = [];
    private ModelStateDictionary answers = new();

    /// <summary>True once a page answers with <c>PageWithErrors()</c>.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>In the order of the fields; what belongs to no field on the page comes last.</summary>
    public IReadOnlyList<FormError> Errors
    {
        get
        {
            var told = shown.Select(one => one.Error.Message).ToHashSet(StringComparer.Ordinal);
            var others = answers.SelectMany(entry => Messages(entry.Value)).Where(told.Add).Select(message => new FormError(message, null));
            return [.. shown.Select(one => one.Error), .. others];
        }
    }

    internal void Attach(ModelStateDictionary modelState) => answers = modelState;

    internal void ShowErrors(ModelStateDictionary modelState)
    {
        answers = modelState;
        HasErrors = true;
    }

    internal string? ErrorOf(string name) => HasErrors && answers.TryGetValue(name, out var entry) ? Messages(entry).FirstOrDefault() : null;

    /// <summary>What was typed, even where it could not be read; null when the field was not sent.</summary>
    internal string? Typed(string name) => answers.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed ? TidyTextBinder.WithLineFeeds(typed) : null;

    internal IReadOnlyList<string>? Chosen(string name) => answers.TryGetValue(name, out var entry)
        ? entry.RawValue switch { string[] many => many, string one => [one], _ => null }
        : null;

    /// <param name="name">Of the posted value; a field with parts reports each name that carries the same message.</param>
    internal void Show(string name, string message, string id)
    {
        if (!shown.Any(one => one.Name == name))
        {
            shown.Add((name, new FormError(message, "#" + id)));
        }
    }

    private static IEnumerable<string> Messages(ModelStateEntry? entry) =>
        entry?.Errors.Select(error => error.ErrorMessage.Length > 0 ? error.ErrorMessage : "Check this answer") ?? [];
}
