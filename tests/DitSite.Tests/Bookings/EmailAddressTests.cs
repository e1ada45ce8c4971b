using DitSite.Bookings;

namespace DitSite.Tests.Bookings;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@people.test")]
    [InlineData("a.b+c'd@sub.people-x.test")]
    [InlineData("ann@bücher.example")]
    public void IsValid_OfAnOrdinaryAddress_IsTrue(string email) => Assert.True(EmailAddress.IsValid(email));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@people")]
    [InlineData("ann@@people.test")]
    [InlineData("ann@people.test\n")]
    [InlineData("ann@people.test\r\nBcc: x@evil.test")]
    [InlineData("ann @people.test")]
    [InlineData("Ann <ann@people.test>")]
    [InlineData("\"a b\"@people.test")]
    [InlineData("ann@people.test, x@evil.test")]
    [InlineData(".ann@people.test")]
    [InlineData("ann@-people.test")]
    [InlineData("ann\0@people.test")]
    public void IsValid_OfAnythingElse_IsFalse(string? email) => Assert.False(EmailAddress.IsValid(email));

    [Fact]
    public void IsValid_OfMoreThanTheLimit_IsFalse() => Assert.False(EmailAddress.IsValid(new string('a', 250) + "@people.test"));

    [Fact]
    public void Same_WhateverTheCaseAndTheFormOfTheDomain_IsTrue()
    {
        Assert.True(EmailAddress.Same("Ann@People.Test", "ann@people.test"));
        Assert.True(EmailAddress.Same("ann@bücher.example", "ann@xn--bcher-kva.example"));
        Assert.False(EmailAddress.Same("ann@people.test", "bea@people.test"));
    }
}
