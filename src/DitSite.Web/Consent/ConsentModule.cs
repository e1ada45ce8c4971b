namespace DitSite.Web.Consent;

internal static class ConsentModule
{
    public static void AddConsent(this IServiceCollection services)
    {
        services.AddOptions<AnalyticsOptions>().BindConfiguration(AnalyticsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnalyticsGate>();
        services.AddScoped<ConsentDesk>();
    }
}
