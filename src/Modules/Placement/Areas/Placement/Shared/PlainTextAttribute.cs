using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Placement.Areas.Placement;

/// <summary>A text of at most so many characters, without the one that no database column takes (NUL).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute : StringLengthAttribute
{
    public PlainTextAttribute(int most) : base(most) => ErrorMessage = $"Keep this under {most + 1} characters.";

    public override bool IsValid(object? value) => base.IsValid(value) && (value as string)?.Contains('\0', StringComparison.Ordinal) != true;
}
