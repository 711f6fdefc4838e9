// The drawer: what answers "why?". A native modal dialog keeps the focus inside, closes on Escape and
// hands the focus back; here it only opens, shows that it is busy, and says so when an answer fails.
const drawer = document.getElementById("drawer");
const content = document.getElementById("drawer-content");

const show = (name) =>
  content.replaceChildren(document.getElementById(name).content.cloneNode(true));

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target !== content) return;
  show("drawer-loading");
  if (!drawer.open) drawer.showModal();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== content) return;
  drawer.scrollTop = 0;
  content.querySelector("#drawer-title")?.focus();
});

// Outside the sheet, on the backdrop.
drawer?.addEventListener("click", (event) => {
  if (event.target === drawer) drawer.close();
});

export function refuse(words) {
  show("drawer-error");
  content.querySelector("[data-words]").textContent = words;
}
