using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Outcomes;

/// <summary>The refresher of <c>tests/content</c> with a role play in its fee, and the letters that go with a result.</summary>
public static class RolePlay
{
    /// <summary>Only bookings made afterwards take it.</summary>
    public static void AddTo(ContentCopy content)
    {
        content.Replace("courses/test-refresher/course.md", "    label: Course fee\n    amount: 137.31\n", "    label: Course fee\n    amount: 137.31\n    includes: [role-play]\n");
        content.Replace("courses/test-refresher/course.md", "vat: No VAT is charged.\n", """
            vat: No VAT is charged.
            costs:
              - code: role-play
                label: Role play
                stage: 1
                amount: 75.91
            deadlines:
              - code: begin
                label: Begin the next stage
                within: 6
                unit: months
                from: end-of-course
                then: You take the course again.
            letter-texts:
              - kind: passed
                text: Congratulations on the {{ title }}.
              - kind: stage-two
                text: |
                  Come to stage two.
                  Begin within {{ deadlines.begin | words }}.
              - kind: not-passed
                text: Answer this letter.

            """);
    }
}
