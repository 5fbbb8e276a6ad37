namespace PrepPlatform.SemanticText.Encoding;

/// <summary>What a run has given: numbers in ONNX Runtime's own memory, until it is disposed.</summary>
internal sealed unsafe class OnnxTensor : IDisposable
{
    private const int Float = 1;
    private readonly OnnxHandle value;
    private readonly float* data;
    private readonly int count;

    /// <exception cref="OnnxException">They are no floating-point numbers.</exception>
    public OnnxTensor(OnnxHandle value)
    {
        this.value = value;
        try
        {
            Shape = ReadShape();
            count = checked((int)Shape.Aggregate(1L, (product, size) => checked(product * size)));
            float* numbers;
            OnnxApi.Check(((delegate* unmanaged<nint, float**, nint>)OnnxApi.At(OnnxApi.GetTensorData))(value.Value, &numbers));
            data = numbers;
        }
        catch
        {
            value.Dispose();
            throw;
        }
    }

    /// <summary>The size of each dimension.</summary>
    public IReadOnlyList<long> Shape { get; }

    public ReadOnlySpan<float> Data => value.IsClosed ? throw new ObjectDisposedException(nameof(OnnxTensor)) : new(data, count);

    public void Dispose() => value.Dispose();

    private long[] ReadShape()
    {
        nint info;
        OnnxApi.Check(((delegate* unmanaged<nint, nint*, nint>)OnnxApi.At(OnnxApi.GetTensorTypeAndShape))(value.Value, &info));
        using var owned = new OnnxHandle(info, OnnxApi.ReleaseTensorTypeAndShape);
        int type;
        nuint dimensions;
        OnnxApi.Check(((delegate* unmanaged<nint, int*, nint>)OnnxApi.At(OnnxApi.GetElementType))(info, &type));
        if (type != Float) throw new OnnxException("The model's output is not made of 32-bit floating-point numbers.");
        OnnxApi.Check(((delegate* unmanaged<nint, nuint*, nint>)OnnxApi.At(OnnxApi.GetDimensionsCount))(info, &dimensions));
        var shape = new long[(int)dimensions];
        fixed (long* sizes = shape) OnnxApi.Check(((delegate* unmanaged<nint, long*, nuint, nint>)OnnxApi.At(OnnxApi.GetDimensions))(info, sizes, dimensions));
        return shape;
    }
}
