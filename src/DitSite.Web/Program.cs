using DitSite.Web;
using DitSite.Web.Commands;

if (SiteCommands.Find(args) is { } command)
{
    return await command(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddWeb();

var app = builder.Build();
if ((app.CheckSettings() ?? await app.StartDataAsync()) is { } refusal)
{
    Console.Error.WriteLine(refusal);
    return 1;
}

app.UseSite();
app.MapSite();
await app.RunAsync();
return 0;
