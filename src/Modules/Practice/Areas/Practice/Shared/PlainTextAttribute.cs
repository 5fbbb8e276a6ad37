using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Practice.Areas.Practice;

/// <summary>A text of at most so many characters, said in words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute : StringLengthAttribute
{
    public PlainTextAttribute(int most) : base(most) => ErrorMessage = $"Keep this under {most + 1:N0} characters.";
}
