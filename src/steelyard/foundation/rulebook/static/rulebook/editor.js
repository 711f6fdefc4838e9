// The plan's text with its line numbers. A problem's link goes to its line in the text.
const text = document.querySelector(".plan-text");
const gutter = document.querySelector(".plan-gutter");

const number = () => {
  const lines = text.value.split("\n").length;
  while (gutter.children.length < lines) gutter.append(document.createElement("li"));
  while (gutter.children.length > lines) gutter.lastChild.remove();
  const wrong = new Set([...document.querySelectorAll("#judged .plan-error [data-line]")].map((link) => link.dataset.line));
  [...gutter.children].forEach((line, at) => line.classList.toggle("plan-wrong", wrong.has(String(at + 1))));
};

const go = (line) => {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, (line - 6) * height);
};

text.addEventListener("input", number);
text.addEventListener("scroll", () => {
  gutter.scrollTop = text.scrollTop;
});
document.addEventListener("htmx:afterSettle", number);
document.addEventListener("click", (event) => {
  const link = event.target.closest("#judged [data-line]");
  if (!link) return;
  event.preventDefault();
  go(Number(link.dataset.line));
});
number();
