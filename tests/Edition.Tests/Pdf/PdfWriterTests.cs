using System.Text;
using Edition.Print.Pages;
using Edition.Print.Pdf;

namespace Edition.Tests.Pdf;

public class PdfWriterTests
{
    [Fact]
    public void TheSameBookGivesTheSameBytes()
    {
        byte[] first = PdfWriter.Write(HandMade.Book(Templates.Default), Templates.Default, PdfProfile.Screen);
        byte[] second = PdfWriter.Write(HandMade.Book(Templates.Default), Templates.Default, PdfProfile.Screen);
        Assert.Equal(first, second);
        Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(first, 0, 8));
    }
}
