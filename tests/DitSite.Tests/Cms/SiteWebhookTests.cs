using System.Reflection;
using DitSite.Cms.Rules;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Sync;

namespace DitSite.Tests.Cms;

public sealed class SiteWebhookTests
{
    private static readonly string Secret = new('s', 32);

    private readonly IWebhookService service = DispatchProxy.Create<IWebhookService, Keeps>();

    private Keeps Kept => (Keeps)(object)service;

    private Task StartAsync(SiteConnection site, ServerRole role = ServerRole.Single) =>
        new SiteWebhook(service, new Role(role), Options.Create(site), NullLogger<SiteWebhook>.Instance).HandleAsync(new UmbracoApplicationStartedNotification(isRestarting: false), CancellationToken.None);

    [Fact]
    public async Task Start_WithASite_MakesTheWebhookOnce()
    {
        await StartAsync(new() { Url = "https://www.dit.test", WebhookSecret = Secret });
        await StartAsync(new() { Url = "https://www.dit.test", WebhookSecret = Secret });

        Assert.Equal("https://www.dit.test/umbraco/webhook", Kept.Webhook!.Url);
        Assert.Equal(Secret, Kept.Webhook.Headers["X-Webhook-Secret"]);
        Assert.Equal(["Umbraco.ContentPublish", "Umbraco.ContentUnpublish", "Umbraco.ContentDelete", "Umbraco.ContentMovedToRecycleBin"], Kept.Webhook.Events.Take(4));
        Assert.Equal(["CreateAsync"], Kept.Writes);
    }

    [Fact]
    public async Task Start_WithAnotherSecret_ChangesTheWebhook()
    {
        await StartAsync(new() { Url = "https://www.dit.test", WebhookSecret = Secret });
        await StartAsync(new() { Url = "https://www.dit.test", WebhookSecret = new('t', 40) });

        Assert.Equal(["CreateAsync", "UpdateAsync"], Kept.Writes);
        Assert.Equal(new('t', 40), Kept.Webhook!.Headers["X-Webhook-Secret"]);
    }

    [Fact]
    public async Task Start_WithoutSiteOrSecretOrOnASubscriber_MakesNone()
    {
        await StartAsync(new());
        await StartAsync(new() { Url = "https://www.dit.test" });
        await StartAsync(new() { Url = "https://www.dit.test", WebhookSecret = Secret }, ServerRole.Subscriber);

        Assert.Empty(Kept.Writes);
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("https://www.dit.test", "", true)]
    [InlineData("http://localhost:5080/", "", true)]
    [InlineData("http://www.dit.test", "", false)]
    [InlineData("https://www.dit.test/site", "", false)]
    [InlineData("www.dit.test", "", false)]
    [InlineData("https://www.dit.test", "short", false)]
    public void Settings_ThatCanNotWork_AreRefused(string url, string secret, bool isRight)
    {
        var site = new SiteConnection { Url = url, WebhookSecret = secret };

        Assert.Equal(isRight, !site.Validate(new(site)).Any());
    }

    private sealed class Role(ServerRole role) : IServerRoleAccessor
    {
        public ServerRole CurrentServerRole => role;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it at run time.")]
    internal class Keeps : DispatchProxy
    {
        public IWebhook? Webhook { get; private set; }

        public List<string> Writes { get; } = [];

        protected override object? Invoke(MethodInfo? method, object?[]? args)
        {
            if (method!.Name == nameof(IWebhookService.GetAsync))
            {
                return Task.FromResult(args![0]!.Equals(Webhook?.Key) ? Webhook : null);
            }

            Webhook = (IWebhook)args![0]!;
            Writes.Add(method.Name);
            return Task.FromResult(Attempt.SucceedWithStatus(WebhookOperationStatus.Success, Webhook));
        }
    }
}
