namespace DitSite.Bookings.Applications;

/// <summary>Puts a misspelt name on an application right. The caller has checked the role and writes the audit.</summary>
public sealed class ApplicantNames(StaffWork desk, ApplicationSecrets secrets)
{
    /// <summary>Letters, and a booking that follows, have the name as corrected; what it was stays in the history.</summary>
    public Task<DecisionResult> CorrectAsync(BookingReference reference, string name, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.Assess, (context, application, now) =>
        {
            if (application.Name != name)
            {
                ApplicationEvent.Add(context, application.Id, ApplicationEventKind.NameCorrected, now, by, $"was {application.Name}");
                application.CorrectName(name, secrets.Seal(secrets.AnswersOf(application) with { Name = name }));
            }

            return Task.FromResult(DecisionResult.Done);
        }, cancellation);
}
