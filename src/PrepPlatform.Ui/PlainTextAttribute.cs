using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Ui;

/// <summary>A text of a form of at most so many characters, said in words.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainTextAttribute : StringLengthAttribute
{
    /// <param name="most">Most characters.</param>
    public PlainTextAttribute(int most) : base(most) => ErrorMessage = $"Keep this under {most + 1:N0} characters.";
}
