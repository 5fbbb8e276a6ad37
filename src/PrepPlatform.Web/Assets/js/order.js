// Items to bring into order. Without this file the buttons post; here they move in place, as do Alt with the arrow keys and dragging.
const items = (list) => [...list.querySelectorAll(":scope > [data-order-item]")];

function move(item, step) {
  const list = item.parentElement;
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return false;
  if (step < 0) other.before(item);
  else other.after(item);
  told(list, item);
  return true;
}

// The first cannot go up, the last not down; the order counts from now on, and whoever keeps answers hears of it.
function told(list, item) {
  const all = items(list);
  for (const [at, each] of all.entries()) {
    const [up, down] = each.querySelectorAll(".order-buttons button");
    up.disabled = at === 0;
    down.disabled = at === all.length - 1;
  }
  const set = list.parentElement;
  const own = set.querySelector("[data-order-own]");
  own.checked = true;
  own.dispatchEvent(new Event("change", { bubbles: true }));
  set.querySelector("[data-order-said]").textContent = list.dataset.said.replace("{0}", all.indexOf(item) + 1).replace("{1}", all.length);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".order-buttons button");
  if (!button) return;
  event.preventDefault();
  const item = button.closest("[data-order-item]");
  move(item, button.value.startsWith("up:") ? -1 : 1);
  (button.disabled ? item.querySelector(".order-buttons button:enabled") : button)?.focus();
});

document.addEventListener("keydown", (event) => {
  const item = event.altKey && event.target.closest?.("[data-order-item]");
  if (!item || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const focused = document.activeElement;
  move(item, event.key === "ArrowUp" ? -1 : 1);
  (focused.disabled ? item.querySelector(".order-buttons button:enabled") : focused)?.focus();
});

// The others make way for the dragged one: it stays where it is in the tree, so that the browser goes on sending it the pointer.
document.addEventListener("pointerdown", (event) => {
  const handle = event.button === 0 && event.target.closest?.("[data-order-handle]");
  if (!handle) return;
  event.preventDefault();
  const item = handle.closest("[data-order-item]");
  const list = item.parentElement;
  let moved = false;
  item.classList.add("order-moving");
  handle.setPointerCapture(event.pointerId);

  const follow = ({ clientY }) => {
    const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
    const before = item.previousElementSibling;
    const after = item.nextElementSibling;
    if (before && clientY < middle(before)) item.after(before);
    else if (after && clientY > middle(after)) item.before(after);
    else return;
    moved = true;
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    item.classList.remove("order-moving");
    if (moved) told(list, item);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", end, { once: true });
});
