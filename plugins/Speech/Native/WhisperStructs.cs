using System.Runtime.InteropServices;

namespace PrepPlatform.Speech.Native;

/// <summary><c>whisper_context_params</c> of whisper.h 1.9.1, as far as it is set here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 48)]
internal struct ContextParameters
{
    [FieldOffset(0)] public byte UseGpu;

    /// <summary>Keeps the struct in memory as C does: it holds two pointers.</summary>
    [FieldOffset(32)] public nint Heads;
}

/// <summary><c>whisper_full_params</c>, as far as it is set here; the rest is what the library's defaults are.</summary>
[StructLayout(LayoutKind.Explicit, Size = 304)]
internal struct FullParameters
{
    [FieldOffset(4)] public int Threads;
    [FieldOffset(8)] public int MostContext;
    [FieldOffset(21)] public byte NoContext;
    [FieldOffset(24)] public byte PrintSpecial;
    [FieldOffset(25)] public byte PrintProgress;
    [FieldOffset(26)] public byte PrintRealtime;
    [FieldOffset(27)] public byte PrintTimestamps;
    [FieldOffset(28)] public byte TokenTimestamps;
    [FieldOffset(104)] public nint Language;
    [FieldOffset(113)] public byte SuppressBlank;
    [FieldOffset(114)] public byte SuppressNonSpeech;
    [FieldOffset(176)] public nint ProgressCallback;
    [FieldOffset(184)] public nint ProgressData;
    [FieldOffset(208)] public nint AbortCallback;
    [FieldOffset(216)] public nint AbortData;
    [FieldOffset(296)] public nint End;
}

/// <summary><c>whisper_token_data</c>; times are in hundredths of a second.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal struct TokenData
{
    [FieldOffset(0)] public int Id;
    [FieldOffset(8)] public float Probability;
    [FieldOffset(24)] public long Start;
    [FieldOffset(32)] public long End;
    [FieldOffset(48)] public float VoiceLength;
}

/// <summary><c>whisper_vad_context_params</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VoiceParameters
{
    public int Threads;
    public byte UseGpu;
    public int Device;
}
