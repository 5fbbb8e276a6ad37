// The numbers of the questions: what is answered and flagged, without asking the server again.
const of = (number) => document.querySelector(`[data-palette-question="${number}"]`);

export function mark(number, { answered, flagged }) {
  const place = of(number);
  if (!place) return;
  if (answered !== undefined) place.classList.toggle("palette-answered", answered);
  if (flagged !== undefined) flag(place, flagged);
  const words = place.querySelector(".visually-hidden");
  if (words) words.textContent = ` ${say(place)}`;
  count();
}

function flag(place, flagged) {
  place.classList.toggle("palette-flagged", flagged);
  place.querySelector(".palette-flag")?.remove();
  const sign = document.querySelector(".palette-key-flag")?.cloneNode(true);
  if (!flagged || !sign) return;
  sign.className = "palette-flag";
  place.append(sign);
}

function say(place) {
  const is = (name) => place.classList.contains(`palette-${name}`);
  return [is("answered") ? "answered" : "not answered", is("flagged") && "flagged", place.ariaCurrent === "true" && "this question"].filter(Boolean).join(", ");
}

function count() {
  const places = [...document.querySelectorAll("[data-palette-question]")];
  const how = (name) => places.filter((place) => place.classList.contains(`palette-${name}`)).length;
  const put = (name, text) => {
    for (const element of document.querySelectorAll(`[data-palette-count="${name}"]`)) element.textContent = text;
  };
  put("answered", `${how("answered")} answered`);
  put("open", `${places.length - how("answered")} not answered`);
  put("flagged", `${how("flagged")} flagged`);
}
