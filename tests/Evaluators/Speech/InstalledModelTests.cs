using System.Text.Json.Nodes;
using PrepPlatform.Speech.Models;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Which of the installed models listens, and that none does that is not what its description was made for.</summary>
public sealed class InstalledModelTests : Speaking
{
    [SpeechFact]
    public async Task Without_a_model_speech_is_found_and_waits_and_with_one_it_is_transcribed()
    {
        var (ear, _) = Listen();
        var heard = await ear.HearAsync(SpeechData.Kennedy, 60, null, default);
        heard.Words.ShouldBeNull();
        heard.Activity.Speech.ShouldNotBeEmpty();
        SpeechFolder.Install(Models, "late");
        (await ear.HearAsync(SpeechData.Kennedy, 60, null, default)).Words!.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("cut", "bytes instead of")]
    [InlineData("flip", "its SHA-256 differs")]
    [InlineData("remove", "is missing")]
    [InlineData("describe", "cannot be read")]
    [InlineData("escape", "no plain name")]
    [InlineData("other", "names no file")]
    public void What_was_changed_is_not_used_and_the_reason_is_told(string how, string why)
    {
        Spoil(SpeechFolder.Install(Models, "one"), how);
        var models = Installed();
        var found = models.Find(ModelKind.Speech);
        found.Model.ShouldBeNull();
        found.Notes.ShouldHaveSingleItem().ShouldContain(why);
        SpeechFolder.Install(Models, "one");
        models.Find(ModelKind.Speech).Model!.Name.ShouldBe("one 1.0", "put right while it runs");
    }

    [SpeechFact]
    public async Task A_file_that_is_no_model_whatever_its_hash_says_is_told_and_never_crashes()
    {
        File.WriteAllText(At("words"), "These are words.");
        SpeechFolder.Copy(Models, "a-words", SpeechFolder.Kind, At("words"));
        SpeechFolder.Copy(Models, "a-voice", SpeechFolder.VoiceKind, At("words"));
        var whole = SpeechFolder.Install(Models, "whole");
        File.WriteAllBytes(At("half"), File.ReadAllBytes(Path.Combine(whole, SpeechFolder.File))[..2_000_000]);
        SpeechFolder.Copy(Models, "b-half", SpeechFolder.Kind, At("half"));
        var (ear, _) = Listen();
        (await ear.HearAsync(SpeechData.Kennedy, 60, null, default)).Model.ShouldBe("whole 1.0");
        ear.Model.Notes.Count.ShouldBe(2);
        ear.Model.Notes.ShouldAllBe(n => n.EndsWith("whisper.cpp cannot load it."));
    }

    [SpeechFact]
    public async Task A_model_that_is_swapped_while_it_is_loaded_is_not_used_any_more()
    {
        var folder = SpeechFolder.Install(Models, "one");
        var (ear, _) = Listen();
        (await ear.HearAsync(SpeechData.Kennedy, 60, null, default)).Words.ShouldNotBeNull();
        Spoil(folder, "flip");
        (await ear.HearAsync(SpeechData.Kennedy, 60, null, default)).Words.ShouldBeNull();
        SpeechFolder.Install(Models, "one", [new(" Other")]);
        (await ear.HearAsync(SpeechData.Kennedy, 60, null, default)).Words!.ShouldHaveSingleItem().Text.ShouldBe("Other");
    }

    [Fact]
    public void The_better_of_several_is_used_and_one_that_is_too_large_is_not()
    {
        foreach (var name in new[] { "whisper-tiny.en", "aardvark", "whisper-base-q5-1" }) SpeechFolder.Install(Models, name);
        Installed().Find(ModelKind.Speech).Model!.Name.ShouldBe("whisper-base-q5-1 1.0");
        var models = new InstalledModels(memory: 1_000_000);
        models.Start(new([Models, "/nowhere/at/all"]));
        models.Find(ModelKind.Speech).ShouldSatisfyAllConditions(f => f.Model.ShouldBeNull(), f => f.Notes.Count.ShouldBe(3), f => f.Notes[0].ShouldContain("fit into this process's memory"));
        Installed().Find(ModelKind.VoiceActivity).Model.ShouldBeNull("they are of another kind");
    }

    private static void Spoil(string folder, string how)
    {
        var (model, description) = (Path.Combine(folder, SpeechFolder.File), Path.Combine(folder, "model.json"));
        switch (how)
        {
            case "cut":
                using (var file = File.OpenWrite(model)) file.SetLength(file.Length - 1);
                break;
            case "flip":
                using (var file = File.Open(model, FileMode.Open))
                {
                    file.Position = 1000;
                    file.WriteByte(0xAB);
                }

                break;
            case "remove": File.Delete(model); break;
            case "describe": File.WriteAllText(description, "{"); break;
            default:
                var json = JsonNode.Parse(File.ReadAllText(description))!;
                if (how == "other") json["model"] = "../other.bin";
                else json["files"] = new JsonObject { ["../other.bin"] = json["files"]![SpeechFolder.File]!.DeepClone() };
                File.WriteAllText(description, json.ToJsonString());
                break;
        }
    }
}
