using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Staff;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Applications;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>One application with its evidence beside each rule, and what staff decide about it.</summary>
public sealed class ApplicationModel(ApplicationsDesk desk, Assessments assessments, Decisions decisions, StaffAudit audit) : PageModel
{
    public DeskApplicationDetail? Detail { get; private set; }

    public ApplicationView View => Detail!.Application;

    public string? Outcome { get; private set; }

    /// <summary>Only a tutor, or an administrator, judges whether a registration is equivalent (S40).</summary>
    public bool IsTutor => User.IsInRole(StaffRoles.Tutor) || User.IsInRole(StaffRoles.Administrator);

    public bool MayDecide => User.IsInRole(StaffRoles.Admissions) || User.IsInRole(StaffRoles.Administrator);

    public async Task<IActionResult> OnGetAsync(string reference, DecisionResult? done, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        Outcome = done switch
        {
            DecisionResult.Done => "Done.",
            DecisionResult.NotAllMet => "Not done: every requirement has to be judged as met before a place is offered.",
            DecisionResult.NoReason => "Not done: judge at least one requirement as not met, with a reason, before you decline.",
            DecisionResult.NoPlace => "Not done: there is no free place to give.",
            DecisionResult.NotPossible => "Not done: the application has moved on since this page was shown.",
            _ => null,
        };
        await audit.RecordAsync(User.Did("viewed-application", View.Reference.ToString()), cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostAssessAsync(string reference, string? requirement, CancellationToken cancellation) =>
        DoAsync(reference, "assessed-application", requirement, async found =>
        {
            if (View.Course.Find(requirement ?? "") is not { } asked)
            {
                return DecisionResult.NotPossible;
            }

            var (field, reasonField) = (StaffFields.Finding(asked.Code), StaffFields.Reason(asked.Code));
            FindingKind? kind = Enum.TryParse<FindingKind>(Read(field), out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
            var (reason, equivalent) = (Read(reasonField), ApplicationRows.IsEquivalent(View, asked));
            ModelState.Need(field, kind is null, "Select whether the requirement is met");
            ModelState.Need(reasonField, kind is FindingKind.Fixable or FindingKind.Final && reason is null, "Enter the reason: the applicant reads it");
            ModelState.Need(reasonField, reason?.Length > Finding.ReasonLength, $"The reason must be {Finding.ReasonLength} characters or fewer");
            ModelState.Need(field, equivalent && !IsTutor, "Whether this registration is equivalent is for a course tutor to judge");
            return ModelState.ErrorCount == 0 ? await assessments.AssessAsync(found, asked.Code, kind!.Value, reason, equivalent, User.DisplayName(), cancellation) : null;
        }, cancellation);

    public Task<IActionResult> OnPostAskAsync(string reference, string? requirement, CancellationToken cancellation) =>
        DoAsync(reference, "asked-applicant", requirement, async found =>
        {
            var question = Text(StaffFields.Question(requirement ?? ""), "Enter the question", InformationRequest.QuestionLength);
            return ModelState.ErrorCount == 0 ? await assessments.RequestInformationAsync(found, requirement ?? "", question!, User.DisplayName(), cancellation) : null;
        }, cancellation);

    public async Task<IActionResult> OnPostFundAsync(string reference, CancellationToken cancellation) => !MayDecide ? StatusCode(StatusCodes.Status403Forbidden) : await DoAsync(reference, "gave-funded-place", null, async found =>
    {
        var why = Text(StaffFields.Why, "Enter the reason for giving a funded place out of turn: it stays on the record", ApplicationEvent.TextLength);
        return ModelState.ErrorCount == 0 ? await decisions.GiveFundedPlaceAsync(found, why!, User.DisplayName(), cancellation) : null;
    }, cancellation);

    /// <param name="work">Null: something was typed wrongly, and the page says so with everything kept.</param>
    private async Task<IActionResult> DoAsync(string reference, string action, string? detail, Func<BookingReference, Task<DecisionResult?>> work, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        if (await work(View.Reference) is not { } result)
        {
            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did(action, View.Reference.ToString(), detail, result.ToString()), cancellation);
        return Redirect($"{StaffLinks.Application(View.Reference.ToString())}?done={result}");
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        Detail = BookingReference.TryParse(reference, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null;
        return Detail is not null;
    }

    private string? Text(string field, string? missing, int length)
    {
        var text = Read(field);
        ModelState.Need(field, text is null && missing is not null, missing ?? "");
        ModelState.Need(field, text?.Length > length, $"This must be {length} characters or fewer");
        return text;
    }

    /// <summary>A field whose name carries the requirement; kept in the model state, so that an error loses nothing.</summary>
    private string? Read(string field)
    {
        var text = TidyTextBinder.Tidy(Request.Form[field]);
        ModelState.SetModelValue(field, text, text);
        return text;
    }
}
