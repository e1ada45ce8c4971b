using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Hosting;

/// <summary>Says what is wrong with a setting in the sentence its property declares, with no word of the framework's around it.</summary>
internal sealed class SettingSentences<TOptions> : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(one => one.ErrorMessage ?? "A setting is wrong."));
    }
}
