using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Blanks;
using PrepPlatform.MultipleChoice.Choices;
using PrepPlatform.MultipleChoice.Numbers;
using PrepPlatform.MultipleChoice.Orders;
using PrepPlatform.MultipleChoice.Pairs;

namespace PrepPlatform.MultipleChoice;

/// <summary>Choices, numbers, blanks, pairs and orders, scored by rules at once.</summary>
public sealed class MultipleChoicePlugin : IEvaluatorPlugin
{
    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; } =
    [
        new ChoiceType("single-choice", several: false, mayShuffle: true),
        new ChoiceType("multiple-choice", several: true, mayShuffle: true),
        new ChoiceType("true-false", several: false, mayShuffle: false),
        new NumericType(),
        new FillInType(),
        new MatchingType(),
        new OrderingType(),
    ];

    /// <inheritdoc />
    public string SettingsSchema =>
        """
        {
          "type": "object",
          "properties": {
            "commaIsDecimal": {
              "type": "boolean", "title": "One comma is a decimal comma", "default": false,
              "description": "How a number like 1,234 is read: as one and a bit, or as one thousand two hundred thirty-four. 9,81 and 0,125 are always read as decimals."
            },
            "fillInIgnoresAccents": {
              "type": "boolean", "title": "Accents do not matter in blanks", "default": false,
              "description": "Whether naive is as good as naïve."
            }
          }
        }
        """;
}
