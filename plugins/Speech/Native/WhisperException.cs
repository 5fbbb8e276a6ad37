namespace PrepPlatform.Speech.Native;

/// <summary>whisper.cpp is not there or refuses something; the message is a sentence for operators.</summary>
internal sealed class WhisperException(string message) : Exception(message);
