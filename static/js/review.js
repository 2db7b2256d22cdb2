// Keys on a review page: a letter opens an act, a digit chooses its reason, Enter sends it, X goes on, Escape closes.
// Without this file everything works by pointer and Tab.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const typing = event.target.closest("input:not([type=radio]), textarea, select");
  const open = document.querySelector(".act[open]");

  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  if (typing) return;

  const key = event.key.toLowerCase();
  if (open && /^[1-9]$/.test(key)) {
    const radio = open.querySelectorAll("input[type=radio]")[Number(key) - 1];
    if (radio) {
      radio.checked = true;
      radio.focus();
      event.preventDefault();
    }
    return;
  }
  if (!/^[a-z]$/.test(key)) return;
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.tagName === "A") {
    target.click();
    return;
  }
  target.open = true;
  const radios = [...target.querySelectorAll("input[type=radio]")];
  (radios.find((radio) => radio.checked) || radios[0]).focus();
  target.scrollIntoView({ block: "nearest" });
});
