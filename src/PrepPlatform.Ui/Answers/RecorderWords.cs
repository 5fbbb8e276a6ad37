namespace PrepPlatform.Ui.Answers;

/// <summary>What the recorder's script says, by the names under which it asks for it.</summary>
internal static class RecorderWords
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["left"] = "{0} left",
        ["started"] = "Recording has started.",
        ["stopped"] = "Recording has stopped.",
        ["soon"] = "{0} seconds left.",
        ["limit"] = "The time is up, so recording has stopped. What you said until then is kept.",
        ["quiet"] = "Nothing is heard. Is the right microphone chosen, and is it switched on?",
        ["loud"] = "Very loud: move away from the microphone a little.",
        ["nothing"] = "Nothing was recorded. Press Record, wait for the time to run, then speak.",
        ["silent"] = "This microphone heard nothing. Choose another one, or switch it on in your device's sound settings.",
        ["other"] = "Another answer is being recorded on this page. Stop that one first.",
        ["lost"] = "The microphone was disconnected. What you said until then is kept; connect it and record again if something is missing.",
        ["denied"] = "This site may not use your microphone. Press the sign beside the address, allow the microphone, then press Record again.",
        ["none"] = "No microphone was found. Connect one, or record with another app and use that file.",
        ["busy"] = "The microphone is used by another app. Close calls and other recorders, then press Record again.",
        ["insecure"] = "The browser gives the microphone to secure addresses only. Open this page with https, or use a file.",
        ["unsupported"] = "This browser cannot record. Use a current Chrome, Edge, Firefox or Safari, or use a file.",
        ["broken"] = "The microphone could not be started. Reload the page and try again, or use a file.",
        ["sending"] = "Sent {0}%",
        ["streaming"] = "Sent while you speak",
        ["saved"] = "Saved",
        ["offline"] = "Offline: kept on this device, sent when the connection is back",
        ["gathering"] = "Kept on this device",
        ["signed-out"] = "You have been signed out. The recording is kept on this device and sent once you are signed in again.",
        ["closed"] = "This question takes no recording from this account now. The recording is kept on this device; if you signed in as someone else, sign in again as yourself.",
        ["partial"] = "Only a part of this recording has arrived. If it was made on another device, open this page there; otherwise record again.",
        ["cut"] = "The page was reloaded while you spoke. What you said until then, {0}, is kept.",
        ["cut-again"] = "The page was reloaded while you recorded again, so your earlier recording stays.",
        ["wait"] = "This page stays until your recording has been sent.",
        ["refused"] = "The server did not accept this recording. Record again, or use another file.",
        ["kind"] = "This kind of file is not accepted. Choose a WAV, WebM, Ogg, MP3, M4A or FLAC file.",
        ["empty"] = "This file is empty. Choose another one.",
        ["large"] = "This file has {0} MB; at most {1} MB are accepted. Choose a shorter recording.",
        ["long"] = "This recording takes {0}; at most {1} are accepted. Choose a shorter one.",
    };
}
