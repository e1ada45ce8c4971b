using System.Linq.Expressions;
using DitSite.Web.Components.Forms;
using DitSite.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DitSite.Tests.Web.Forms;

/// <summary>Markup of one component, rendered as a page would.</summary>
internal static class Rendered
{
    public sealed class Holder
    {
        public object? Value { get; init; }
    }

    /// <param name="errors">Messages by posted name, as a refused form carries them.</param>
    public static async Task<string> HtmlAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters, params (string Name, string Message)[] errors)
        where TComponent : IComponent
    {
        var form = new FormState();
        if (errors.Length > 0)
        {
            var state = new ModelStateDictionary();
            foreach (var (name, message) in errors)
            {
                state.AddModelError(name, message);
            }

            form.ShowErrors(state);
        }

        await using var services = new ServiceCollection().AddSingleton(form).AddSingleton<PageHead>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)))).ToHtmlString());
    }

    /// <summary>What <c>For</c> is given in a form: an expression that leads to a value.</summary>
    public static Expression<Func<object?>> For(object? value)
    {
        var holder = new Holder { Value = value };
        return () => holder.Value;
    }
}
