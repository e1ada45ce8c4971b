using System.Xml.Linq;
using DitSite.Bookings.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Hosting;

/// <summary>
/// The keys of cookies and forms outlive a restart: what was sent after it is as good as what was sent before. One site keeps them as
/// files beside its database; several sites on one database share them there, so that a visitor may meet any of them.
/// </summary>
internal sealed class SharedKeys(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

internal static class KeysOfCookiesAndForms
{
    public static void AddKeysOfCookiesAndForms(this WebApplicationBuilder builder)
    {
        var data = builder.Configuration["Data:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data");
        builder.Services.AddDataProtection().SetApplicationName("DitSite");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = services.GetRequiredService<BookingsDatabase>().IsShared
                ? new SharedKeys(services.GetRequiredService<ProtectionKeys>())
                : new FileSystemXmlRepository(new(Path.Combine(data, "keys")), services.GetRequiredService<ILoggerFactory>())));
    }
}
