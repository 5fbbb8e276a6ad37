using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>Items with buttons to move them; <c>order.js</c> adds keys, dragging and moving in place.</summary>
internal static class OrderAnswer
{
    public static IHtmlContent Render(OrderPresentation order, AnswerContext answer)
    {
        var said = Said.Order(answer.Response);
        var items = said.Count == 0 ? order.Items : [.. said.Select(id => order.Items.FirstOrDefault(i => i.Id == id)).OfType<PresentedItem>()];
        if (!answer.IsOpen) return Read(order, answer, items, said.Count > 0);
        var list = Html.Tag("ol", "order", ("data-order", ""), ("data-said", answer.Words["Place {0} of {1}"])).Holding(items.Select((item, i) => Item(answer, item, i, items.Count)));
        var own = Html.Tag("label", "choice order-own").Holding(
            Html.Tag("input", null, ("type", "checkbox"), ("name", $"{answer.Name}.ordered"), ("value", "1"), ("data-order-own", ""), ("checked", Html.When(said.Count > 0, "checked"))),
            Html.Tag("span").Holding(answer.Words["This is my order"].Value));
        return Html.Tag("div", "order-set", ("role", "group"), ("aria-labelledby", answer.LabelledBy)).Holding(Buttons.Default(),
            Html.Tag("p", "answer-hint").Holding(answer.Words["Bring these into order, the first at the top: with the arrows, by dragging, or with Alt and the arrow keys."].Value),
            list, own, Html.Tag("p", "visually-hidden", ("aria-live", "polite"), ("data-order-said", "")));
    }

    private static TagBuilder Item(AnswerContext answer, PresentedItem item, int index, int count)
    {
        var words = MarkdownText.ToPlain(item.Text);
        return Html.Tag("li", "order-item", ("data-order-item", "")).Holding(
            Html.Tag("span", "order-handle", ("data-order-handle", ""), ("aria-hidden", "true")).Holding(Html.Icon("grip-vertical")),
            Html.Tag("span", "order-text").Holding(MarkdownText.ToInlineHtml(item.Text)),
            Html.Tag("input", null, ("type", "hidden"), ("name", $"{answer.Name}.order"), ("value", item.Id)),
            Html.Tag("span", "order-buttons").Holding(
                Move(answer, $"up:{item.Id}", "arrow-up", answer.Words["Move up: {0}", words], index == 0),
                Move(answer, $"down:{item.Id}", "arrow-down", answer.Words["Move down: {0}", words], index == count - 1)));
    }

    private static TagBuilder Move(AnswerContext answer, string value, string icon, string label, bool disabled) =>
        Html.Tag("button", "btn btn-quiet btn-icon", ("type", "submit"), ("name", $"{answer.Name}.move"), ("value", value), ("aria-label", label),
            ("disabled", Html.When(disabled, "disabled"))).Holding(Html.Icon(icon));

    private static IHtmlContent Read(OrderPresentation order, AnswerContext answer, IReadOnlyList<PresentedItem> items, bool answered)
    {
        var best = answer.Key is null ? null : Said.Order(answer.Key);
        var own = answered
            ? Html.Tag("ol", "order").Holding(items.Select((item, i) => Line(item, best is null ? null : answer.Mark(i < best.Count && best[i] == item.Id))))
            : answer.NotAnswered();
        if (best is null || (answered && best.SequenceEqual(items.Select(i => i.Id)))) return own;
        return Html.All(own, Html.Tag("p", "answer-best-head").Holding(answer.Words["The right order"].Value),
            Html.Tag("ol", "order").Holding(best.Select(id => order.Items.FirstOrDefault(i => i.Id == id)).OfType<PresentedItem>().Select(item => Line(item, null))));
    }

    private static TagBuilder Line(PresentedItem item, IHtmlContent? mark) =>
        Html.Tag("li", "order-item").Holding(Html.Tag("span", "order-text").Holding(MarkdownText.ToInlineHtml(item.Text)), mark);
}
