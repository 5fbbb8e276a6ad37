using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PrepPlatform.Hosting.Start;

/// <summary>An emptied text field is an empty text, not null: form models say what is required by a rule with a sentence.</summary>
internal sealed class EmptyText : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType == typeof(string)) context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
