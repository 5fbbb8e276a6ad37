namespace PrepPlatform.SemanticText.Comparing;

/// <summary>What the model looks at when it says how well an answer says what a target says. "New" words are those that the question does not have.</summary>
internal enum Feature
{
    Recall, NewRecall, Precision, NewPrecision, NewF, Cosine, Letters, Pairs, Order, Length, TargetLength, AnswerLength, Echo, QuestionLikeness, NewInTarget, Strange,
    Denial, DenialWeight, Opposites, YesNo, NumbersMissing, NumbersStrange, Swapped, Spread, SecondBest, References, Rarest, Unmatched, HeadWord,
    MostRecall, MostPrecision, Known, MeanF, Because, LastWord,
    Meaning, MeaningOfPart, MeaningBeyondQuestion, MeaningRecall, MeaningPrecision,
}

/// <summary>The features' order and direction.</summary>
internal static class Features
{
    public static readonly int Count = Enum.GetValues<Feature>().Length;

    /// <summary>Those that need no encoder.</summary>
    public static readonly int Lexical = (int)Feature.Meaning;

    /// <summary>1: more of it may never lower the score; -1: may never raise it; 0: either. It keeps answers from being improved by what is no merit.</summary>
    public static int Direction(Feature feature) => feature switch
    {
        Feature.Recall or Feature.NewRecall or Feature.Precision or Feature.NewPrecision or Feature.NewF or Feature.Cosine or Feature.Letters or Feature.Pairs
            or Feature.Order or Feature.YesNo or Feature.SecondBest or Feature.Rarest or Feature.HeadWord or Feature.MostRecall or Feature.MostPrecision or Feature.Known or Feature.MeanF or Feature.LastWord or Feature.Meaning or Feature.MeaningOfPart or Feature.MeaningRecall or Feature.MeaningPrecision => 1,
        Feature.Denial or Feature.DenialWeight or Feature.Opposites or Feature.NumbersMissing or Feature.NumbersStrange or Feature.Swapped or Feature.Strange
            or Feature.Echo or Feature.Unmatched => -1,
        _ => 0,
    };
}
