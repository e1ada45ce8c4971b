using DitSite.Web;
using DitSite.Web.Commands;

if (SiteCommands.Find(args) is { } command)
{
    return await command(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddWeb();

var app = builder.Build();
if (app.CheckSettings() is { } wrong)
{
    Console.Error.WriteLine(wrong);
    return 1;
}

// Content and database are made ready while the pages are mapped: neither knows of the other.
var data = Task.Run(app.StartDataAsync);
app.UseSite();
app.MapSite();

// The host asks for them when it starts; made here, they cost nobody any waiting.
_ = app.Services.GetServices<IHostedService>();
if (await data is { } refusal)
{
    Console.Error.WriteLine(refusal);
    return 1;
}

await app.RunAsync();
return 0;
