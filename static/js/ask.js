// One click on a proposed area chooses it in the list below; the list works without this.
const hints = document.querySelector("#hints");
const list = document.querySelector("#id_area");
const show = () => {
  for (const button of hints.querySelectorAll("[data-area]")) button.setAttribute("aria-pressed", button.dataset.area === list.value);
};
hints.addEventListener("click", (event) => {
  const button = event.target.closest("[data-area]");
  if (!button) return;
  list.value = list.value === button.dataset.area ? "" : button.dataset.area;
  show();
});
list.addEventListener("change", show);
document.addEventListener("htmx:afterSwap", show);
