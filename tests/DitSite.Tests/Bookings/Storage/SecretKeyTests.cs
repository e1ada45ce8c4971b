using System.Security.Cryptography;
using DitSite.Bookings.Storage;

namespace DitSite.Tests.Bookings.Storage;

public sealed class SecretKeyTests
{
    [Fact]
    public async Task Key_AfterARestart_IsTheSameAndElsewhereAnother()
    {
        using var folder = new TemporaryFolder();
        await using var host = await BookingsHost.StartAsync(folder: folder);
        await using var again = await BookingsHost.StartAsync(folder: folder);
        await using var elsewhere = await BookingsHost.StartAsync();

        var hash = host.Get<SecretKey>().Hash("purpose", "value");

        Assert.Equal(hash, again.Get<SecretKey>().Hash("purpose", "value"));
        Assert.NotEqual(hash, elsewhere.Get<SecretKey>().Hash("purpose", "value"));
        Assert.NotEqual(hash, host.Get<SecretKey>().Hash("other purpose", "value"));
    }

    [Fact]
    public async Task Seal_ThenOpened_IsTheTextAndAnyFlippedByteIsRefused()
    {
        await using var host = await BookingsHost.StartAsync();
        var key = host.Get<SecretKey>();
        var bytes = key.Seal("purpose", "a token");

        Assert.Equal("a token", key.Open("purpose", bytes));
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Open("purpose", flipped));
        }
    }

    [Fact]
    public async Task KeyFile_WhenMade_IsReadableByItsOwnerOnly()
    {
        await using var host = await BookingsHost.StartAsync();
        host.Get<SecretKey>().Hash("purpose", "value");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Folder, "bookings.key")));
        }
    }
}
