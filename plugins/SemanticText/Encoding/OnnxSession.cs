using System.Runtime.InteropServices;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>A loaded model. Several threads may run it at once.</summary>
internal sealed unsafe class OnnxSession : IDisposable
{
    private const int AllOptimizations = 99, ArenaAllocator = 1, DefaultMemory = 0, Integer64 = 7;
    private readonly OnnxHandle session, memory;

    /// <param name="model">An ONNX file.</param>
    /// <param name="threads">How many threads one run works with.</param>
    /// <exception cref="OnnxException">It is no model that can be run.</exception>
    public OnnxSession(ReadOnlySpan<byte> model, int threads)
    {
        using var options = MakeOptions(threads);
        nint created, info;
        fixed (byte* bytes = model)
            OnnxApi.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)OnnxApi.At(OnnxApi.CreateSessionFromArray))(
                OnnxApi.Environment, bytes, (nuint)model.Length, options.Value, &created));
        session = new OnnxHandle(created, OnnxApi.ReleaseSession);
        OnnxApi.Check(((delegate* unmanaged<int, int, nint*, nint>)OnnxApi.At(OnnxApi.CreateCpuMemoryInfo))(ArenaAllocator, DefaultMemory, &info));
        memory = new OnnxHandle(info, OnnxApi.ReleaseMemoryInfo);
        (Inputs, Outputs) = (Names(OnnxApi.GetInputCount, OnnxApi.GetInputName), Names(OnnxApi.GetOutputCount, OnnxApi.GetOutputName));
    }

    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Runs it.</summary>
    /// <param name="inputs">Its inputs, tables of whole numbers, by their names.</param>
    /// <param name="rows">Rows of each table.</param>
    /// <param name="columns">Columns of each table.</param>
    /// <param name="output">The output that is wanted.</param>
    /// <exception cref="OnnxException">It cannot be run with these.</exception>
    public OnnxTensor Run(IReadOnlyList<(string Name, long[] Values)> inputs, int rows, int columns, string output)
    {
        var (pins, values) = (new List<GCHandle>(), new List<OnnxHandle>());
        var held = false;
        try
        {
            session.DangerousAddRef(ref held);
            nint* names = stackalloc nint[inputs.Count], handles = stackalloc nint[inputs.Count];
            for (var i = 0; i < inputs.Count; i++)
            {
                values.Add(MakeTensor(Pin(pins, inputs[i].Values), inputs[i].Values.Length, rows, columns));
                (names[i], handles[i]) = (Pin(pins, Name(inputs[i].Name)), values[i].Value);
            }

            nint wanted = Pin(pins, Name(output)), given = 0;
            OnnxApi.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)OnnxApi.At(OnnxApi.Run))(
                session.Value, 0, names, handles, (nuint)inputs.Count, &wanted, 1, &given));
            return new OnnxTensor(new OnnxHandle(given, OnnxApi.ReleaseValue));
        }
        finally
        {
            foreach (var value in values) value.Dispose();
            foreach (var pin in pins) pin.Free();
            if (held) session.DangerousRelease();
        }
    }

    public void Dispose()
    {
        session.Dispose();
        memory.Dispose();
    }

    private static OnnxHandle MakeOptions(int threads)
    {
        nint created;
        OnnxApi.Check(((delegate* unmanaged<nint*, nint>)OnnxApi.At(OnnxApi.CreateSessionOptions))(&created));
        var options = new OnnxHandle(created, OnnxApi.ReleaseSessionOptions);
        Set(options, OnnxApi.SetIntraOpThreads, threads);
        Set(options, OnnxApi.SetInterOpThreads, 1);
        Set(options, OnnxApi.SetGraphOptimizationLevel, AllOptimizations);
        // Threads that wait for work by spinning would take the cores that others need.
        fixed (byte* key = "session.intra_op.allow_spinning\0"u8, no = "0\0"u8)
            OnnxApi.Check(((delegate* unmanaged<nint, byte*, byte*, nint>)OnnxApi.At(OnnxApi.AddSessionConfigEntry))(options.Value, key, no));
        return options;
    }

    private static void Set(OnnxHandle options, int place, int value) => OnnxApi.Check(((delegate* unmanaged<nint, int, nint>)OnnxApi.At(place))(options.Value, value));

    private OnnxHandle MakeTensor(nint data, int count, int rows, int columns)
    {
        if (count != rows * columns) throw new OnnxException($"A table of {rows} by {columns} does not have {count} values.");
        nint tensor;
        var shape = stackalloc long[] { rows, columns };
        OnnxApi.Check(((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)OnnxApi.At(OnnxApi.CreateTensorWithData))(
            memory.Value, data, (nuint)count * sizeof(long), shape, 2, Integer64, &tensor));
        return new OnnxHandle(tensor, OnnxApi.ReleaseValue);
    }

    private string[] Names(int count, int name)
    {
        nuint number;
        nint allocator;
        OnnxApi.Check(((delegate* unmanaged<nint, nuint*, nint>)OnnxApi.At(count))(session.Value, &number));
        OnnxApi.Check(((delegate* unmanaged<nint*, nint>)OnnxApi.At(OnnxApi.GetDefaultAllocator))(&allocator));
        var names = new string[(int)number];
        for (var i = 0; i < names.Length; i++)
        {
            nint text;
            OnnxApi.Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)OnnxApi.At(name))(session.Value, (nuint)i, allocator, &text));
            names[i] = Marshal.PtrToStringUTF8(text) ?? "";
            OnnxApi.Check(((delegate* unmanaged<nint, nint, nint>)OnnxApi.At(OnnxApi.AllocatorFree))(allocator, text));
        }

        return names;
    }

    private static byte[] Name(string name) => System.Text.Encoding.UTF8.GetBytes(name + "\0");

    private static nint Pin(List<GCHandle> pins, Array values)
    {
        pins.Add(GCHandle.Alloc(values, GCHandleType.Pinned));
        return pins[^1].AddrOfPinnedObject();
    }
}
