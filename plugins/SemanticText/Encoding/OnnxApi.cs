using System.Runtime.InteropServices;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>A model or an input that ONNX Runtime refuses, or no ONNX Runtime at all; the message is a sentence for operators.</summary>
internal sealed class OnnxException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// ONNX Runtime's table of functions. Their places in it are fixed for good: the table only ever grows at its end, and each function used here has been
/// there since version 16.
/// </summary>
internal static unsafe class OnnxApi
{
    public const int GetErrorCode = 1, GetErrorMessage = 2, CreateEnv = 3, CreateSessionFromArray = 8, Run = 9, CreateSessionOptions = 10, SetGraphOptimizationLevel = 23,
        SetIntraOpThreads = 24, SetInterOpThreads = 25, GetInputCount = 30, GetOutputCount = 31, GetInputName = 36, GetOutputName = 37, CreateTensorWithData = 49,
        GetTensorData = 51, GetElementType = 60, GetDimensionsCount = 61, GetDimensions = 62, GetTensorTypeAndShape = 65, CreateCpuMemoryInfo = 69, AllocatorFree = 76,
        GetDefaultAllocator = 78, ReleaseStatus = 93, ReleaseMemoryInfo = 94, ReleaseSession = 95, ReleaseValue = 96, ReleaseTensorTypeAndShape = 99,
        ReleaseSessionOptions = 100, AddSessionConfigEntry = 130;

    private const uint Version = 16;
    private const int LogErrorsOnly = 3;
    private static readonly Lazy<(nint Table, nint Environment)> Loaded = new(Load);

    /// <summary>The process's one environment; it is never released.</summary>
    public static nint Environment => Loaded.Value.Environment;

    /// <summary>The function at a place of the table.</summary>
    /// <exception cref="OnnxException">There is no ONNX Runtime for this platform.</exception>
    public static void* At(int place) => ((void**)Loaded.Value.Table)[place];

    /// <summary>Turns a status into an exception, and frees it.</summary>
    public static void Check(nint status) => Check((void**)Loaded.Value.Table, status);

    private static void Check(void** table, nint status)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)table[GetErrorMessage])(status)) ?? "";
        ((delegate* unmanaged<nint, void>)table[ReleaseStatus])(status);
        throw new OnnxException(message.Length > 300 ? message[..300] : message);
    }

    private static (nint, nint) Load()
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(OnnxApi).Assembly.Location)!, FileName());
        if (!File.Exists(path)) throw new OnnxException($"There is no ONNX Runtime for {RuntimeInformation.RuntimeIdentifier} in the plugin's folder, so texts are scored without an encoder.");
        if (!NativeLibrary.TryLoad(path, out var library)) throw new OnnxException("This machine cannot load the plugin's ONNX Runtime, so texts are scored without an encoder.");
        var bases = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        var table = ((delegate* unmanaged<uint, void**>)bases[0])(Version);
        if (table is null) throw new OnnxException($"The plugin's ONNX Runtime does not offer version {Version} of its functions.");
        nint environment;
        fixed (byte* name = "prep"u8) Check(table, ((delegate* unmanaged<int, byte*, nint*, nint>)table[CreateEnv])(LogErrorsOnly, name, &environment));
        return ((nint)table, environment);
    }

    private static string FileName() => OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.1.dylib" : "libonnxruntime.so.1";
}
