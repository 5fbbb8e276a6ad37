using System.Text.Json;

namespace PrepPlatform.CodeJudge.Scoring;

/// <summary>What a candidate handed in.</summary>
internal sealed record Answer(string Language, string Source)
{
    public static Answer Read(JsonElement response) => new(response.GetProperty("language").GetString()!.Trim(), response.GetProperty("source").GetString()!);
}
