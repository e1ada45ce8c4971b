using System.Text;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings;

/// <summary>Every cell of the database as text: what a thief of it could read.</summary>
internal static class DatabaseText
{
    public static Task<string> OfAsync(BookingsHost host) => host.ReadAsync(async context =>
    {
        var text = new StringBuilder();
        await context.Database.OpenConnectionAsync();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i)).Append('\n');
                }
            }
        }

        return text.ToString();
    });
}
