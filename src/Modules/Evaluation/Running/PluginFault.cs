namespace PrepPlatform.Evaluation.Running;

/// <summary>Why a plugin gave no result.</summary>
internal enum FaultKind
{
    /// <summary>Its code threw.</summary>
    Threw,

    /// <summary>It took longer than its budget.</summary>
    TimedOut,

    /// <summary>Its process ended.</summary>
    Crashed,

    /// <summary>It took more memory than its manifest asks for.</summary>
    TooMuchMemory,

    /// <summary>It returned what cannot be true.</summary>
    Lied,

    /// <summary>It was not asked: it is switched off, broken, or waits before it starts again.</summary>
    Unavailable,
}

/// <summary>A plugin gave no result; the message is a sentence for staff. It may hold words of an answer, so it is kept with the answer and never logged.</summary>
internal sealed class PluginFault(FaultKind kind, string message) : Exception(message)
{
    public FaultKind Kind => kind;
}
