using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DitSite.Tests.Web.Forms;

/// <summary>What every refused form owes the person who filled it in.</summary>
public static class ErrorContract
{
    /// <param name="page">The answer to the refused form.</param>
    /// <param name="typed">What was sent, by name: the fields still show it.</param>
    /// <exception cref="Xunit.Sdk.XunitException">A point of the contract does not hold.</exception>
    public static void AssertHolds(IDocument page, params (string Name, string Value)[] typed)
    {
        var broken = Broken(page, typed);
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>The points that do not hold, in words.</summary>
    public static IReadOnlyList<string> Broken(IDocument page, params (string Name, string Value)[] typed)
    {
        List<string> broken = [];
        void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                broken.Add(otherwise);
            }
        }

        // 1: the answer says that it is a refusal, and the browser's own checks do not stand in the way of ours.
        Expect(page.StatusCode == HttpStatusCode.BadRequest, $"The status is {page.StatusCode}, not 400.");
        var form = page.QuerySelector("main form[method=post][novalidate]");
        Expect(form is not null && page.QuerySelector("main [required]") is null, "The form lets the browser check the fields.");

        // 2: the summary is the first thing in main, above the h1, announced, and given the focus by the script.
        var summary = page.QuerySelector("main > .govuk-error-summary:first-child");
        if (summary is null)
        {
            broken.Add("No error summary at the top of main.");
            return broken;
        }

        Expect(summary.QuerySelector("[role=alert] > h2")?.TextContent.Trim() == "There is a problem", "The summary is not headed \"There is a problem\".");
        Expect(summary.GetAttribute("data-module") == "govuk-error-summary" && page.QuerySelector("script[type=module][src*='/site.js']") is not null, "Nothing moves the focus to the summary.");

        // 3: the title says so.
        Expect(page.Title?.StartsWith("Error: ", StringComparison.Ordinal) == true, $"The title \"{page.Title}\" does not begin with \"Error: \".");

        var items = summary.QuerySelectorAll("li").ToList();
        Expect(items.Count > 0, "The summary lists nothing.");
        foreach (var item in items)
        {
            broken.AddRange(Item(page, item));
        }

        // 8: what stands at a field stands in the summary, in the same order.
        var inFields = page.QuerySelectorAll("main .govuk-error-message").Select(Message).ToList();
        var inSummary = items.Select(item => item.TextContent.Trim()).ToList();
        Expect(inFields.SequenceEqual(inSummary), $"At the fields: {string.Join(" | ", inFields)}. In the summary: {string.Join(" | ", inSummary)}.");

        // 9: nothing typed is lost.
        foreach (var (name, value) in typed)
        {
            Expect(Shown(page, name).Contains(value), $"{name} no longer shows \"{value}\".");
        }

        return broken;
    }

    private static IEnumerable<string> Item(IDocument page, IElement item)
    {
        var text = item.TextContent.Trim();

        // 4: each item links to a control.
        var control = item.QuerySelector("a[href^='#']") is { } link ? page.GetElementById(link.GetAttribute("href")![1..]) : null;
        if (control is not (IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement))
        {
            yield return $"\"{text}\" does not lead to a field.";
            yield break;
        }

        // 5: the same words stand at the field.
        var group = control.Closest(".govuk-form-group--error");
        var message = group?.QuerySelector(".govuk-error-message");
        if (message is null || Message(message) != text)
        {
            yield return $"\"{text}\" does not stand at its field {control.Id}.";
            yield break;
        }

        // 6: the field, or its fieldset, is described by them.
        var described = $"{control.GetAttribute("aria-describedby")} {control.Closest("fieldset")?.GetAttribute("aria-describedby")}";
        if (message.Id is not { Length: > 0 } id || !described.Split(' ').Contains(id) || page.GetElementById(id) != message)
        {
            yield return $"{control.Id} is not described by its message.";
        }

        // 7: of several controls the link leads to the first wrong one: a part of a date, the first choice of a group.
        var first = group!.QuerySelector(".govuk-input--error") ?? group.QuerySelector("input:not([type=hidden]), select, textarea");
        if (first != control)
        {
            yield return $"\"{text}\" leads to {control.Id}, but {first?.Id} is the first to put right.";
        }
    }

    private static string Message(IElement message) =>
        message.TextContent.Trim() is var text && text.StartsWith("Error:", StringComparison.Ordinal) ? text["Error:".Length..].Trim() : text;

    private static IEnumerable<string> Shown(IDocument page, string name) =>
        page.QuerySelectorAll("main form [name]").Where(control => control.GetAttribute("name") == name).Select(control => control switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : "",
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        });
}
