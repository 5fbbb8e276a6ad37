using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Hosting.Sites;
using PrepPlatform.Ui.Htmx;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Evaluators;

/// <summary>Which evaluators a tenant uses, and how.</summary>
[Requires(EvaluationModule.ManageEvaluators)]
[OnSite(SiteKind.Tenant)]
internal sealed class EvaluatorsController(ShowEvaluators show, ChangeEvaluator change) : Controller
{
    [HttpGet("/staff/evaluators")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await show.RunAsync(cancellation));

    [HttpGet("/staff/evaluators/{key}")]
    public async Task<IActionResult> Edit(string key, CancellationToken cancellation) =>
        await show.FindAsync(key, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("/staff/evaluators/{key}")]
    public async Task<IActionResult> Update(string key, EvaluatorForm form, CancellationToken cancellation)
    {
        if (await show.FindAsync(key, cancellation) is not { } page) return NotFound();
        page = page with { Form = form };
        if (page.Row.Plugin.Status.Offer?.Settings is { } schema)
        {
            if (SchemaForm.Edit(schema, Request.Form, EvaluatorForm.Prefix) is { } edit) return View("Edit", page with { Values = edit.Value, Focus = edit.Focus });
            var values = SchemaForm.Read(schema, Request.Form, EvaluatorForm.Prefix);
            page = page with { Values = values, Problems = schema.Check(values) };
            ModelState.AddProblems(schema, EvaluatorForm.Prefix, page.Problems);
        }

        if (!ModelState.IsValid) return this.Again("Edit", page);
        var result = await change.SetAsync(page.Row, form, page.Values, cancellation);
        return result.Succeeded ? new Done("/staff/evaluators", "The settings of {0} are saved.", result.Value) : this.Again(result, "Edit", page);
    }

    [HttpPost("/staff/evaluators/{key}/deactivation")]
    public async Task<IActionResult> SwitchOff(string key, CancellationToken cancellation)
    {
        if (await show.FindAsync(key, cancellation) is not { Row: var row }) return NotFound();
        await change.SwitchOffAsync(row, cancellation);
        return new Done("/staff/evaluators", "{0} is switched off; answers for it wait.", row.Plugin.Name) { Undo = $"/staff/evaluators/{key}/deactivation/deletion" };
    }

    [HttpPost("/staff/evaluators/{key}/deactivation/deletion")]
    public async Task<IActionResult> SwitchOn(string key, CancellationToken cancellation)
    {
        if (await show.FindAsync(key, cancellation) is not { Row: var row }) return NotFound();
        await change.SwitchOnAsync(row, cancellation);
        return new Done("/staff/evaluators", "{0} is switched on.", row.Plugin.Name);
    }
}
