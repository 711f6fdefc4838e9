// The grid of targets by keyboard: Enter and the arrows go up and down a column, Escape takes back what
// was typed. Tab is the browser's own; a field that was changed and left is saved by htmx.
const step = (input, way) => {
  const place = input.closest("td").cellIndex;
  const rows = [...input.closest("table").querySelectorAll("tbody tr")];
  for (let at = rows.indexOf(input.closest("tr")) + way; rows[at]; at += way) {
    // The head of a team spans two columns; only people's rows hold fields.
    const other = rows[at].cells[place]?.querySelector(".target-input");
    if (other) return other;
  }
  return null;
};

document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.classList?.contains("target-input")) return;
  if (event.key === "Escape") {
    input.value = input.defaultValue;
    input.select();
    return;
  }
  const way = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const next = step(input, way);
  if (next) next.focus();
  else input.blur();
});

document.addEventListener("focusin", (event) => {
  if (event.target.classList?.contains("target-input")) event.target.select();
});
