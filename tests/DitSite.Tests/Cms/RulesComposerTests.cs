using System.Reflection;
using DitSite.Cms.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace DitSite.Tests.Cms;

public sealed class RulesComposerTests
{
    private readonly ServiceCollection services = [];
    private readonly IUmbracoBuilder builder = DispatchProxy.Create<IUmbracoBuilder, Collects>();

    private Collects Collected => (Collects)(object)builder;

    private void Compose(params (string Key, string Value)[] settings)
    {
        Collected.Services = services;
        Collected.Config = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
        new RulesComposer().Compose(builder);
    }

    [Theory]
    [InlineData(typeof(INotificationHandler<ContentPublishingNotification>))]
    [InlineData(typeof(INotificationHandler<ContentSavingNotification>))]
    [InlineData(typeof(INotificationHandler<ContentUnpublishingNotification>))]
    [InlineData(typeof(INotificationHandler<ContentMovingToRecycleBinNotification>))]
    [InlineData(typeof(INotificationHandler<UmbracoApplicationStartedNotification>))]
    [InlineData(typeof(INotificationAsyncHandler<UmbracoApplicationStartedNotification>))]
    public void Compose_RegistersTheHandlers(Type handler)
    {
        Compose();

        Assert.Contains(services, service => service.ServiceType == handler);
    }

    [Fact]
    public void Compose_TheStartThatTheGuardWaitsFor_ReachesTheOneSwitch()
    {
        Compose();
        using var provider = services.BuildServiceProvider();
        foreach (var handler in provider.GetServices<INotificationHandler<UmbracoApplicationStartedNotification>>())
        {
            handler.Handle(new UmbracoApplicationStartedNotification(isRestarting: false));
        }

        Assert.True(provider.GetRequiredService<GuardSwitch>().IsOn);
    }

    [Fact]
    public void Compose_WithAWrongSetting_SaysSoWhenItIsRead()
    {
        Compose(("Site:Url", "http://www.dit.test"));
        using var provider = services.BuildServiceProvider();

        Assert.Contains("Site:Url must be", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SiteConnection>>().Value).Message);
    }

    [Fact]
    public void Compose_AddsLinksAndEvents()
    {
        Compose();

        Assert.Equal(["UrlProviderCollectionBuilder", "WebhookEventCollectionBuilder"], Collected.Builders.Keys.Select(type => type.Name).Order());
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it at run time.")]
    internal class Collects : DispatchProxy
    {
        public IServiceCollection Services { get; set; } = null!;

        public IConfiguration Config { get; set; } = null!;

        public Dictionary<Type, ICollectionBuilder> Builders { get; } = [];

        protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name switch
        {
            "get_Services" => Services,
            "get_Config" => Config,
            nameof(IUmbracoBuilder.WithCollectionBuilder) => Builder(method.GetGenericArguments()[0]),
            _ => throw new InvalidOperationException($"The composer asked for {method.Name}."),
        };

        private ICollectionBuilder Builder(Type type)
        {
            if (!Builders.TryGetValue(type, out var made))
            {
                Builders.Add(type, made = (ICollectionBuilder)Activator.CreateInstance(type)!);
            }

            return made;
        }
    }
}
