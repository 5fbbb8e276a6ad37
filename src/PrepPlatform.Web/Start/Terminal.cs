namespace PrepPlatform.Web.Start;

/// <summary>What the person who started the host reads; logs go their own way.</summary>
internal static class Terminal
{
    public static void Say(string line) => Console.Out.WriteLine(line);

    public static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);

    public static Task FailAsync(string sentence) => Console.Error.WriteLineAsync(sentence);
}
