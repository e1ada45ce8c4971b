using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace DitSite.Web.Components.Forms;

/// <summary>What every field has: a name, a label, a hint, and the error contract.</summary>
public abstract class Field : ComponentBase
{
    [Inject]
    internal FormState Form { get; set; } = default!;

    /// <summary>The property it is bound to, from the root that model binding knows: <c>() =&gt; Answers.Email</c>.</summary>
    [Parameter, EditorRequired]
    public Expression<Func<object?>> For { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Says "(optional)" behind the label; fields that must be answered say nothing.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The label is the page's one heading.</summary>
    [Parameter]
    public bool IsPageHeading { get; set; }

    /// <summary><c>l</c>, <c>m</c> or <c>s</c>; null: <c>l</c> for a page heading, otherwise plain.</summary>
    [Parameter]
    public string? LabelSize { get; set; }

    /// <summary>Posted name; taken from <see cref="For"/> unless set.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Id of the field; made from its name unless set.</summary>
    [Parameter]
    public string? Id { get; set; }

    internal string FieldId => Id ?? FieldName.Id(PostedName);

    internal string PostedName { get; private set; } = "";

    internal string? Error { get; private set; }

    internal string HintId => FieldId + "-hint";

    internal string ErrorId => FieldId + "-error";

    internal string LabelText => Optional ? Label + " (optional)" : Label;

    internal string GroupClass => Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";

    internal string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => HintId,
        (null, _) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    internal string SizeClass(string block) => (LabelSize ?? (IsPageHeading ? "l" : null)) is { } size ? $"{block} {block}--{size}" : block;

    internal object? Answer => For.Compile(preferInterpretation: true)();

    internal string? Typed => Form.Typed(PostedName) ?? Text(Answer);

    protected override void OnParametersSet()
    {
        PostedName = Name ?? FieldName.Of(For);
        Error = FindError();
    }

    /// <summary>The one message of this field, reported to the summary with a link to where it is put right.</summary>
    internal virtual string? FindError()
    {
        var message = Form.ErrorOf(PostedName);
        if (message is not null)
        {
            Form.Show(PostedName, message, FieldId);
        }

        return message;
    }

    private protected static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
