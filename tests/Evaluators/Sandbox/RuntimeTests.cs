using System.Runtime.Versioning;
using System.Text;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>The runtimes of students' programs work inside, where they are installed, without a word about what they miss.</summary>
[SupportedOSPlatform("linux")]
public sealed class RuntimeTests(Hosts hosts) : SandboxTest(hosts)
{
    private const long Half = 512L << 20;

    [SandboxTheory, ByEveryHost]
    public async Task Python_with_processes_threads_and_an_event_loop(By by) =>
        Said(await PythonAsync(by, """
            import asyncio, threading, multiprocessing
            async def wait(): await asyncio.sleep(0.01); return 1
            threading.Thread(target=lambda: None).start()
            with multiprocessing.Pool(2) as pool: print(asyncio.run(wait()), pool.map(abs, [-2, -3]), subprocess.check_output(['echo', 'x']))
            """)).ShouldBe("1 [2, 3] b'x\\n'\n");

    [SandboxTheory, ByEveryHost]
    public async Task C_and_CPlusPlus(By by)
    {
        if (!File.Exists("/usr/bin/g++")) return;
        var folder = Folder();
        await WriteAsync(folder, "a.cpp", """
            #include <iostream>
            #include <thread>
            int deep(int n) { volatile char frame[100]; frame[0] = (char)n; return n == 0 ? 0 : 1 + deep(n - 1); }
            int main() { int n; std::cin >> n; std::thread t([] {}); t.join(); std::cout << deep(n) << "\n"; }
            """);
        Said(await RunAsync(by, "/usr/bin/g++", ["-O1", "-o", "a", "a.cpp"], c => c with { Memory = Half, Folders = [new(folder, "/box", Writable: true)] })).ShouldBe("");
        Said(await RunAsync(by, "/box/a", [], c => c with { Input = Text("1000000"), Folders = [new(folder, "/box")] })).ShouldBe("1000000\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task Java(By by)
    {
        if (!File.Exists("/usr/bin/javac")) return;
        var folder = Folder();
        await WriteAsync(folder, "Main.java", """
            public class Main { public static void main(String[] a) throws Exception { Thread t = new Thread(() -> {}); t.start(); t.join();
              System.out.println(new java.util.Scanner(System.in).nextInt() * 2 + " " + java.security.MessageDigest.getInstance("SHA-256").getAlgorithm()); } }
            """);
        Said(await RunAsync(by, "/usr/bin/javac", ["Main.java"], c => c with { Memory = Half, Folders = [new(folder, "/box", Writable: true)] })).ShouldBe("");
        Said(await RunAsync(by, "/usr/bin/java", ["-Xmx128m", "-cp", "/box", "Main"], c => c with { Input = Text("21"), Folders = [new(folder, "/box")] })).ShouldBe("42 SHA-256\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task JavaScript(By by)
    {
        if (!File.Exists("/usr/bin/node")) return;
        Said(await RunAsync(by, "/usr/bin/node", ["-e", """
            const n = Number(require('fs').readFileSync('/dev/stdin', 'utf8'));
            new (require('worker_threads').Worker)('', { eval: true }).on('exit', () => console.log(n * 2, require('os').userInfo().username));
            """], c => c with { Input = Text("21") })).ShouldBe("42 user\n");
    }

    [SandboxTheory, ByEveryHost]
    public async Task CSharp(By by)
    {
        var dotnet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Directory.GetFiles(dotnet, "csc.dll", SearchOption.AllDirectories).FirstOrDefault() is not { } compiler || (by == By.Root && !Readable.ByAll(dotnet))) return;
        SandboxFolder[] runtime = [new(dotnet, "/dotnet")];
        var (folder, library) = (Folder(), Path.GetRelativePath(dotnet, System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()));
        await WriteAsync(folder, "a.cs", "System.Threading.Tasks.Parallel.For(0, 4, i => { }); System.Console.WriteLine(int.Parse(System.Console.ReadLine()) * 2);");
        await WriteAsync(folder, "a.runtimeconfig.json", $$$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{{Environment.Version}}}" } } }""");
        string[] references = [.. new[] { "System.Runtime", "System.Console", "System.Private.CoreLib", "System.Threading.Tasks.Parallel" }.Select(r => $"-r:/dotnet/{library}/{r}.dll")];
        Said(await RunAsync(by, "/dotnet/dotnet", ["exec", $"/dotnet/{Path.GetRelativePath(dotnet, compiler)}", "-nologo", "-out:a.dll", .. references, "a.cs"],
            c => c with { Memory = Half, WallTime = TimeSpan.FromMinutes(2), Folders = [.. runtime, new(folder, "/box", Writable: true)] })).ShouldBe("");
        Said(await RunAsync(by, "/dotnet/dotnet", ["/box/a.dll"], c => c with { Input = Text("21"), Folders = [.. runtime, new(folder, "/box")] })).ShouldBe("42\n");
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text + "\n"));
}
