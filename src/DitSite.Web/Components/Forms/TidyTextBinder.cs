using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Components.Forms;

/// <summary>
/// Reads text as the person meant it: without stray spaces at the ends, invisible characters pasted along, or half of a
/// character pair. Line breaks become <c>\n</c>; nothing but blanks is no answer.
/// </summary>
internal sealed class TidyTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
            bindingContext.Result = ModelBindingResult.Success(Tidy(given.FirstValue));
        }

        return Task.CompletedTask;
    }

    /// <summary>Forms send line breaks as CR LF: text and HTML of the site have LF, and HTML may hold no CR.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    public static string? Tidy(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var tidy = new StringBuilder(text.Length);
        foreach (var rune in WithLineFeeds(text).EnumerateRunes())
        {
            // A lone surrogate comes out as U+FFFD and is dropped like other things nobody typed on purpose.
            var keep = rune.Value is '\n' || (rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is not
                (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
            tidy.Append(keep ? Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : rune.ToString() : rune.Value == '\t' ? " " : "");
        }

        var result = tidy.ToString().Normalize().Trim();
        return result.Length == 0 ? null : result;
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Form) != false ? new TidyTextBinder() : null;
    }
}
