using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrepPlatform.Hosting.Start;

/// <summary>Texts from forms and addresses. One with a zero character, which no database keeps, is wrong input wherever it comes.</summary>
internal sealed class PlainTextBinder(IModelBinder inner) : IModelBinder
{
    private const string Wrong = "This holds a sign that no text has (a zero character). Type it anew.";

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not string text || !text.Contains('\0', StringComparison.Ordinal)) return;
        bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Wrong);
        bindingContext.Result = ModelBindingResult.Failed();
    }

    /// <summary>Stands before the framework's own for plain values, so that headers and bodies keep theirs.</summary>
    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string)
            ? new PlainTextBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;

        public static void AddTo(IList<IModelBinderProvider> providers) => providers.Insert(providers.IndexOf(providers.Single(p => p is SimpleTypeModelBinderProvider)), new Provider());
    }
}
