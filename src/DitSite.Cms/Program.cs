using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Extensions;

var builder = WebApplication.CreateBuilder(args);

// No website: pages are made by DitSite.Web. Here are the back office and, for that site, the Content Delivery API.
builder.CreateUmbracoBuilder()
    .AddBackOffice()
    .AddDeliveryApi()
    .AddComposers()
    .Build();

var app = builder.Build();

await app.BootUmbracoAsync();

app.UseUmbraco()
    .WithMiddleware(umbraco => umbraco.UseBackOffice())
    .WithEndpoints(umbraco => umbraco.UseBackOfficeEndpoints());

await app.RunAsync();
