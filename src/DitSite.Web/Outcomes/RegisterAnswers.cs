using DitSite.Bookings.Outcomes;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Outcomes;

/// <summary>What was answered about each delegate. The name of a field carries the booking; what was sent is kept in the model state, so that nothing is lost on the way.</summary>
internal sealed class RegisterAnswers(HttpRequest request, ModelStateDictionary state, IReadOnlyList<RegisterLine> lines)
{
    /// <summary>To be sent again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent =>
        [.. lines.SelectMany(line => new[] { RegisterFields.Came(line.Reference), RegisterFields.Result(line.Reference), RegisterFields.Note(line.Reference) })
            .Select(name => KeyValuePair.Create(name, Read(name) ?? "")).Where(sent => sent.Value.Length > 0)];

    public IReadOnlyList<RegisterEntry> Entries() => [.. lines.Select(line => new RegisterEntry(
        line.Reference,
        Read(RegisterFields.Came(line.Reference)) switch { "true" => true, "false" => false, _ => null },
        Enum.TryParse<RolePlayResult>(Read(RegisterFields.Result(line.Reference)), out var result) && Enum.IsDefined(result) ? result : null,
        Read(RegisterFields.Note(line.Reference))))];

    public bool WasSent(string field) => request.HasFormContentType && request.Form.ContainsKey(field);

    /// <returns>True: nothing is wrong with the answers.</returns>
    public bool Check(bool mayJudge)
    {
        var before = state.ErrorCount;
        foreach (var name in lines.Select(line => RegisterFields.Note(line.Reference)).Where(name => Read(name)?.Length > Outcome.NoteLength))
        {
            state.AddModelError(name, $"The words must be {Outcome.NoteLength} characters or fewer");
        }

        if (!mayJudge && lines.Any(line => Read(RegisterFields.Result(line.Reference)) is not null))
        {
            state.AddModelError("", "The result of a role play is for a tutor to judge");
        }

        return state.ErrorCount == before;
    }

    private string? Read(string field)
    {
        var text = request.HasFormContentType ? TidyTextBinder.Tidy(request.Form[field]) : null;
        if (text is not null)
        {
            state.SetModelValue(field, text, text);
        }

        return text;
    }
}
