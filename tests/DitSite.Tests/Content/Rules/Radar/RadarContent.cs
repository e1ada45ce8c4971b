namespace DitSite.Tests.Content.Rules.Radar;

/// <summary>Two courses with facts enough to be contradicted, and nothing wrong with them.</summary>
internal static class RadarContent
{
    public const string Course = "courses/dit/course.md";
    public const string Refresher = "courses/refresher/course.md";
    public const string Page = "pages/route.md";

    public static SmallContent Good { get; } = SmallContent.Good
        .Without(SmallContent.Course).Without(SmallContent.Run).Without(SmallContent.Page)
        .With(SmallContent.Site, """
            ---
            key: 00000000-0000-4000-8000-000000000001
            title: Two courses
            renamed-bodies:
              - code: hcpc
                was: HPC
                now: HCPC
                since: 2012-08-01
              - code: iapt
                was: IAPT
                now: NHS Talking Therapies
                since: 2023-01-01
            ---
            Welcome.
            """)
        .With(Course, """
            ---
            key: 00000000-0000-4000-8000-000000000011
            title: Dynamic Interpersonal Therapy
            short-title: DIT course
            summary: An introduction to DIT.
            enrolment: apply
            mode: in-person
            duration-days: 5
            figures:
              - code: sessions
                label: Sessions in a course of DIT
                amount: 16
                unit: sessions
              - code: cases
                label: Training cases under supervision
                amount: 2
                unit: training cases
              - code: supervision
                label: Supervision in stage two
                amount: 16
                unit: hours
                product-of: [cases, meetings, share]
              - code: share
                label: Supervision for each patient
                amount: 1/2
                unit: hour
              - code: meetings
                label: Meetings with the supervisor
                amount: 16
                unit: meetings
              - code: recordings
                label: Recordings sent in for rating
                amount: 4
                unit: recordings
            entry-requirements:
              - code: hours
                label: Supervised work
                text: You have done supervised work.
                threshold: 150
                unit: hours
              - code: therapy
                label: Your own therapy
                text: You have been in therapy.
                threshold: 1
                unit: years
              - code: employment
                label: Employment
                text: You have worked.
                threshold: 2
                unit: years
            fees:
              - code: including
                label: Course fee with role play
                includes: [role-play]
              - code: excluding
                label: Course fee
            costs:
              - code: role-play
                label: Role play
                stage: 1
                amount: 100
              - code: supervision
                label: Supervision
                stage: 2
                amount: 2100
              - code: case-study
                label: Case study
                stage: 2
                amount: 100
            deadlines:
              - code: start
                label: Start supervision
                within: 1
                unit: years
                from: end-of-course
              - code: complete
                label: Complete your training cases
                within: 2
                unit: years
                from: end-of-course
            related: refresher
            ---
            Words about the course.
            """)
        .With(Refresher, """
            ---
            key: 00000000-0000-4000-8000-000000000012
            title: DIT refresher
            summary: A day online.
            enrolment: book
            mode: online
            duration-days: 1
            prerequisite: dit
            related: dit
            timetable:
              - from: 09:30
                to: 10:00
                title: Join and register
                kind: registration
              - from: 10:00
                to: 17:00
                title: Teaching
                kind: teaching
            ---
            Words about the refresher.
            """)
        .With("courses/refresher/runs/2027-03-15.md", """
            ---
            key: 00000000-0000-4000-8000-000000000013
            starts: 2027-03-15
            from: 10:00
            to: 17:00
            state: scheduled
            ---
            """)
        .With(Page, """
            ---
            key: 00000000-0000-4000-8000-000000000014
            title: The route
            summary: What comes next.
            about: dit
            ---
            Words about the route.
            """)
        .With("notices/cookies.md", """
            ---
            key: 00000000-0000-4000-8000-000000000002
            title: Cookies
            version: "1"
            hash: PIN
            intro: We ask first.
            necessary: Some are needed.
            analytics: Some are not.
            under16: Ask a grown-up.
            entries:
              - label: _count
                category: analytics
                basis: consent
                purpose: Counts visits.
                provider: This site
                lifetime: 30 days
                storage: cookie
            ---
            """);
}
