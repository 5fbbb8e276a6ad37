using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace PrepPlatform.Speech.Native;

/// <summary>The functions of whisper.cpp that are used here. Its structs change from version to version, so the library must be of the very version that they were written down for.</summary>
internal sealed unsafe class WhisperApi
{
    /// <summary>The version whose header this follows.</summary>
    public const string Version = "1.9.1";

    /// <summary>Its name in the plugin's folder.</summary>
    public const string FileName = "libwhisper.so";

    private static readonly Lazy<WhisperApi> Own = new(() => Open(Path.Combine(Path.GetDirectoryName(typeof(WhisperApi).Assembly.Location)!, FileName)));
    private readonly nint library;

    public readonly delegate* unmanaged<byte*, ContextParameters, nint> OpenModel;
    public readonly delegate* unmanaged<nint, void> Free, FreeContextParameters, FreeFullParameters, FreeVoice;
    public readonly delegate* unmanaged<ContextParameters*> ContextDefaults;
    public readonly delegate* unmanaged<int, FullParameters*> FullDefaults;
    public readonly delegate* unmanaged<nint, FullParameters, float*, int, int> Full;
    public readonly delegate* unmanaged<nint, int> Segments, EndOfText, VoiceCount;
    public readonly delegate* unmanaged<nint, int, int> Tokens;
    public readonly delegate* unmanaged<nint, int, int, TokenData> Token;
    public readonly delegate* unmanaged<nint, int, int, nint> TokenText;
    public readonly delegate* unmanaged<byte*, VoiceParameters, nint> OpenVoice;
    public readonly delegate* unmanaged<nint, float*, int, byte> DetectMoreVoice;
    public readonly delegate* unmanaged<nint, void> ResetVoice;
    public readonly delegate* unmanaged<nint, float*> VoiceProbabilities;

    private WhisperApi(nint library)
    {
        this.library = library;
        OpenModel = (delegate* unmanaged<byte*, ContextParameters, nint>)At("whisper_init_from_file_with_params");
        Free = (delegate* unmanaged<nint, void>)At("whisper_free");
        ContextDefaults = (delegate* unmanaged<ContextParameters*>)At("whisper_context_default_params_by_ref");
        FreeContextParameters = (delegate* unmanaged<nint, void>)At("whisper_free_context_params");
        FullDefaults = (delegate* unmanaged<int, FullParameters*>)At("whisper_full_default_params_by_ref");
        FreeFullParameters = (delegate* unmanaged<nint, void>)At("whisper_free_params");
        Full = (delegate* unmanaged<nint, FullParameters, float*, int, int>)At("whisper_full");
        Segments = (delegate* unmanaged<nint, int>)At("whisper_full_n_segments");
        EndOfText = (delegate* unmanaged<nint, int>)At("whisper_token_eot");
        Tokens = (delegate* unmanaged<nint, int, int>)At("whisper_full_n_tokens");
        Token = (delegate* unmanaged<nint, int, int, TokenData>)At("whisper_full_get_token_data");
        TokenText = (delegate* unmanaged<nint, int, int, nint>)At("whisper_full_get_token_text");
        OpenVoice = (delegate* unmanaged<byte*, VoiceParameters, nint>)At("whisper_vad_init_from_file_with_params");
        FreeVoice = (delegate* unmanaged<nint, void>)At("whisper_vad_free");
        DetectMoreVoice = (delegate* unmanaged<nint, float*, int, byte>)At("whisper_vad_detect_speech_no_reset");
        ResetVoice = (delegate* unmanaged<nint, void>)At("whisper_vad_reset_state");
        VoiceCount = (delegate* unmanaged<nint, int>)At("whisper_vad_n_probs");
        VoiceProbabilities = (delegate* unmanaged<nint, float*>)At("whisper_vad_probs");
        BeQuiet();
    }

    /// <summary>The plugin's.</summary>
    /// <exception cref="WhisperException">There is none that can be used.</exception>
    public static WhisperApi Instance => Own.Value;

    /// <summary>Why there is none that can be used, or null.</summary>
    public static string? Problem
    {
        get
        {
            try
            {
                return Own.Value is null ? "" : null;
            }
            catch (WhisperException e)
            {
                return e.Message;
            }
        }
    }

    /// <exception cref="WhisperException">It cannot be used; the message says why.</exception>
    public static WhisperApi Open(string path)
    {
        if (!File.Exists(path)) throw new WhisperException("The library that transcribes (whisper.cpp) was not built, which ./prep does where cmake and g++ are installed: nothing is transcribed.");
        // Built for every processor of the last ten years; an older one would be ended by its first instruction.
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64 && !(Avx2.IsSupported && Fma.IsSupported)) throw new WhisperException("This machine's processor is too old for whisper.cpp (it lacks AVX2): nothing is transcribed.");
        if (!NativeLibrary.TryLoad(path, out var library)) throw new WhisperException("This machine cannot load the plugin's whisper.cpp: nothing is transcribed.");
        if (!NativeLibrary.TryGetExport(library, "whisper_version", out var version)) throw new WhisperException($"{Path.GetFileName(path)} in the plugin's folder is not whisper.cpp {Version}: it is not used.");
        var found = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)version)());
        return found == Version ? new WhisperApi(library) : throw new WhisperException($"The whisper.cpp in the plugin's folder is {found} and not {Version}, which this plugin was written for: it is not used.");
    }

    private nint At(string name) => NativeLibrary.TryGetExport(library, name, out var function) ? function : throw new WhisperException($"The plugin's whisper.cpp has no function {name}.");

    /// <summary>
    /// It must have a function that takes its messages. One of ours could be unloaded while the library stays; one of its own that looks at nothing and changes
    /// nothing does as well.
    /// </summary>
    private void BeQuiet() => ((delegate* unmanaged<nint, nint, void>)At("whisper_log_set"))(At("whisper_version"), 0);
}
