namespace PrepPlatform.Evaluation.Plugins;

/// <summary>A plugin cannot be used; the message is a sentence for operators.</summary>
internal sealed class PluginException(string message, Exception? cause = null) : Exception(message, cause);
