using Microsoft.AspNetCore.Mvc.Filters;

namespace DitSite.Web.Caching;

/// <summary>
/// A page that is the same for everyone who made the same choice about cookies. It sets no cookie, may be compressed, and answers
/// 304 while nothing it is made from has changed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InformationPageAttribute : Attribute, IFilterFactory
{
    public bool IsReusable => true;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => serviceProvider.GetRequiredService<ConditionalPages>();
}
