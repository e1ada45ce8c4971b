using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Site;

/// <summary>The fields of a form as a browser would send them.</summary>
public sealed class FormFields
{
    private readonly IHtmlFormElement form;
    private readonly List<KeyValuePair<string, string>> fields;

    private FormFields(IHtmlFormElement form)
    {
        this.form = form;
        fields = [.. Controls(form).SelectMany(SentBy)];
    }

    public static FormFields Of(IHtmlFormElement form) => new(form);

    /// <summary>Every control that can send something, whether it would now or not.</summary>
    public static IEnumerable<IElement> Controls(IHtmlFormElement form) =>
        form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").Where(control => !control.HasAttribute("disabled"));

    /// <summary>The fields with values put in; null takes one away. A name that the form does not have is a mistake of the test.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> With(IReadOnlyCollection<(string Name, string? Value)> values)
    {
        var known = Controls(form).Select(control => control.GetAttribute("name")).ToHashSet();
        if (values.FirstOrDefault(value => !known.Contains(value.Name)) is { Name: { } unknown })
        {
            throw new ArgumentException($"The form at {form.Owner!.Url} has no field {unknown}; it has {string.Join(", ", known)}.");
        }

        var given = values.Select(value => value.Name).ToHashSet();
        return
        [
            .. fields.Where(field => !given.Contains(field.Key)),
            .. values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value!)),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string>> SentBy(IElement control)
    {
        var name = control.GetAttribute("name")!;
        switch (control)
        {
            // A button sends its name only when it is the one pressed: a test gives that as a value.
            case IHtmlButtonElement or IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" }:
            case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                yield break;
            case IHtmlSelectElement select:
                foreach (var option in select.Options.Where(option => option.IsSelected))
                {
                    yield return new(name, option.Value);
                }

                break;
            case IHtmlTextAreaElement area:
                yield return new(name, area.Value);
                break;
            case IHtmlInputElement input:
                yield return new(name, input.Value);
                break;
        }
    }
}
