using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Applications;

/// <summary>Contents with a course to apply for.</summary>
internal static class ApplyContent
{
    private const string Course = "courses/test-course/course.md";

    /// <summary>A requirement of each kind.</summary>
    public static ContentCopy WithTherapy()
    {
        var content = new ContentCopy();
        content.Replace(Course, "  - code: employment\n", "  - code: therapy\n    label: Therapy\n    text: You have been in weekly therapy for {{ requirements.therapy | words }}.\n    threshold: 1\n    unit: years\n  - code: employment\n");
        return content;
    }

    /// <summary>Besides, a self-check that asks all that an application takes over, and something to add to a place.</summary>
    public static ContentCopy WithEverythingAsked()
    {
        var content = WithTherapy();
        content.Replace(Course, "    answers: [\"harbour: At the harbour\", \"inland: Inland\"]\n", """
                answers: ["london: In London", "uk: Elsewhere in the UK", "abroad: In another country"]
              - code: diploma
                label: Do you have a diploma of the lighthouse?
                answers: ["yes: Yes, I have one", "no: No, none so far"]
              - code: role-play
                label: Do you want to take the role play?
                answers: ["yes: Yes", "no: No"]
              - code: commitment
                label: Would you take on three cases for a funded place?
                answers: ["yes: Yes, all three", "no: I want no funded place"]

            """.ReplaceLineEndings("\n"));
        content.Replace(Course, "  - question: place\n    at-least: harbour\n", """
              - question: diploma
                at-least: "yes"
                doors: [council]
                text: The lighthouse asks for its diploma before you see cases.
                change: Get the diploma.
              - question: role-play
                at-least: "yes"
                doors: [council]
                text: The council asks for the role play.
                change: Take the role play.
              - question: commitment
                at-least: "yes"
                doors: [funded-place]
                text: A funded place comes with three cases.
                change: Promise them.
              - question: place
                at-least: london

            """.ReplaceLineEndings("\n"));
        content.Replace(Course, "costs:\n", "add-ons:\n  - code: book\n    label: The handbook\n    amount: 23.50\ncosts:\n");
        return content;
    }
}
