namespace DitSite.Web.Caching;

/// <summary>What is the same for everyone is made once.</summary>
internal static class CachingModule
{
    public static void AddFinishedPages(this IServiceCollection services) => services.AddSingleton<FinishedPages>();

    /// <summary>Answers from memory; as far out as headers and transport allow.</summary>
    public static void UseFinishedPages(this WebApplication app)
    {
        var finished = app.Services.GetRequiredService<FinishedPages>();
        app.Use(next => context => finished.Find(context) is { } page ? page.AnswerAsync(context) : next(context));
    }

    /// <summary>After routing: fills that memory.</summary>
    public static void KeepFinishedPages(this WebApplication app)
    {
        var finished = app.Services.GetRequiredService<FinishedPages>();
        app.Use(next => context => finished.KeepAsync(context, next));
    }
}
