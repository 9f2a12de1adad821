
"use strict";
// A mark of a chart says its figures where the pointer or the keyboard is.
const tip = document.createElement("div");
tip.id = "tip";
tip.setAttribute("role", "status");
tip.hidden = true;
document.body.append(tip);
for (const title of document.querySelectorAll(".chart svg title")) title.remove();
function show(event) {
  const mark = event.target.closest?.(".chart [aria-label]:not(figure)") ??
    event.target.querySelector?.("[aria-label]");
  if (!mark || !mark.closest(".chart svg")) { tip.hidden = true; return; }
  tip.textContent = mark.getAttribute("aria-label");
  tip.hidden = false;
  const box = mark.getBoundingClientRect();
  const left = Math.min(box.left + box.width / 2, innerWidth - tip.offsetWidth - 8);
  tip.style.left = Math.max(8, left) + scrollX + "px";
  const above = box.top - tip.offsetHeight - 6;
  tip.style.top = (above > 0 ? above : box.bottom + 6) + scrollY + "px";
}
addEventListener("pointerover", show);
addEventListener("focusin", show);
addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
// A link into something folded unfolds it.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details");
  if (folded) { folded.open = true; folded.scrollIntoView(); }
}
addEventListener("hashchange", unfold);
unfold();
