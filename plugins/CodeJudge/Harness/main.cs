using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;

internal static class PrepHarness
{
    private static readonly Stream Input = new BufferedStream(Console.OpenStandardInput());
    private static readonly MemoryStream Output = new();

    private static int Main()
    {
        Stream result = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        string[] types = [PARAMETERS];
        var values = types.Select(Read).ToArray();
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var method = typeof(Solution).GetMethods(any).FirstOrDefault(m => m.Name == "NAME" && m.GetParameters().Length == types.Length);
        if (method is null)
        {
            Console.Error.WriteLine($"The class Solution has no method NAME with {types.Length} parameters.");
            return 1;
        }

        object? returned = null;
        try
        {
            returned = method.Invoke(method.IsStatic ? null : Activator.CreateInstance(typeof(Solution), nonPublic: true), values);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }

        Write(returned, "RETURNS");
        result.Write(Output.ToArray());
        result.Flush();
        return 0;
    }

    private static string Line()
    {
        var bytes = new List<byte>();
        for (var b = Input.ReadByte(); b >= 0 && b != '\n'; b = Input.ReadByte()) bytes.Add((byte)b);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static Type TypeOf(string kind) => kind switch
    {
        "int" => typeof(int),
        "long" => typeof(long),
        "float" => typeof(double),
        "bool" => typeof(bool),
        "string" => typeof(string),
        _ when kind.EndsWith("[]") => TypeOf(kind[..^2]).MakeArrayType(),
        _ => TypeOf(kind[..^1]) is { IsValueType: true } value ? typeof(Nullable<>).MakeGenericType(value) : TypeOf(kind[..^1]),
    };

    private static object? Read(string kind)
    {
        if (kind.EndsWith('?')) return Line() == "1" ? Read(kind[..^1]) : null;
        if (kind.EndsWith("[]"))
        {
            var list = Array.CreateInstance(TypeOf(kind[..^2]), int.Parse(Line()));
            for (var i = 0; i < list.Length; i++) list.SetValue(Read(kind[..^2]), i);
            return list;
        }

        if (kind != "string") return kind switch { "int" => int.Parse(Line()), "long" => long.Parse(Line()), "float" => double.Parse(Line(), CultureInfo.InvariantCulture), _ => Line() == "1" };
        var bytes = new byte[int.Parse(Line())];
        Input.ReadExactly(bytes);
        Line();
        return Encoding.UTF8.GetString(bytes);
    }

    private static void Write(object? value, string kind)
    {
        if (kind.EndsWith('?'))
        {
            Say(value is null ? "0" : "1");
            if (value is not null) Write(value, kind[..^1]);
        }
        else if (kind.EndsWith("[]"))
        {
            var items = ((System.Collections.IEnumerable)value!).Cast<object?>().ToList();
            Say($"{items.Count}");
            foreach (var item in items) Write(item, kind[..^2]);
        }
        else if (kind == "string")
        {
            Say($"{Encoding.UTF8.GetByteCount((string)value!)}");
            Say((string)value!);
        }
        else
        {
            Say(kind switch { "bool" => (bool)value! ? "1" : "0", "float" => Convert.ToDouble(value).ToString("R", CultureInfo.InvariantCulture), _ => $"{Convert.ToInt64(value)}" });
        }
    }

    private static void Say(string text) => Output.Write(Encoding.UTF8.GetBytes($"{text}\n"));
}
