using Microsoft.Win32.SafeHandles;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>Something of ONNX Runtime's that is ours to release, once, and not while a call uses it.</summary>
internal sealed unsafe class OnnxHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly delegate* unmanaged<nint, void> release;

    /// <param name="handle">What a call has given.</param>
    /// <param name="release">Place of the function that releases it.</param>
    public OnnxHandle(nint handle, int release) : base(ownsHandle: true)
    {
        this.release = (delegate* unmanaged<nint, void>)OnnxApi.At(release);
        SetHandle(handle);
    }

    public nint Value => handle;

    protected override bool ReleaseHandle()
    {
        release(handle);
        return true;
    }
}
