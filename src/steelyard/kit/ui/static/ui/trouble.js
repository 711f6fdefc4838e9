// When a fragment does not come: say it in words, in the drawer or as a toast. The words are the page's.
import { refuse } from "./drawer.js";

const toasts = document.getElementById("toasts");
const words = toasts?.dataset ?? {};
const SHOWN_FOR = 12_000;

function wordsFor(status) {
  if (status === 403) return words.denied;
  if (status === 404) return words.missing;
  if (status === 409) return words.conflict;
  return words.failed;
}

function toast(text) {
  const box = document.createElement("div");
  box.className = "toast-box";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn-close";
  close.setAttribute("aria-label", words.close);
  close.addEventListener("click", () => box.remove());
  box.append(text, close);
  toasts.append(box);
  setTimeout(() => box.remove(), SHOWN_FOR);
}

function tell(event, text) {
  if (event.detail.target?.id === "drawer-content") refuse(text);
  else toast(text);
}

document.addEventListener("htmx:responseError", (event) => tell(event, wordsFor(event.detail.xhr.status)));
document.addEventListener("htmx:sendError", (event) => tell(event, words.offline));
document.addEventListener("htmx:timeout", (event) => tell(event, words.offline));
