// Keeps a lawyer's draft on the server as it is typed. Without it the answer form works as before.
const form = document.querySelector("form[data-draft]");
if (form) {
  const field = form.elements.body;
  const said = form.querySelector("[data-draft-state]");
  let timer, last = field.defaultValue;
  const save = async () => {
    if (field.value === last) return;
    const typed = field.value;
    const body = new FormData();
    body.set("body", typed);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const response = await fetch(form.dataset.draft, { method: "POST", body, keepalive: true });
      if (!response.ok) throw new Error(response.status);
      last = typed;
      said.textContent = said.dataset.kept;
    } catch {
      said.textContent = said.dataset.lost;
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(save, 1200); };
  field.addEventListener("input", later);
  if (field.value !== last) later(); // typed before this ran, or brought back by the browser
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
}
// One click puts a correct citation where the cursor stands.
for (const button of document.querySelectorAll("[data-insert]")) {
  const field = document.querySelector("#id_body");
  button.hidden = !field;
  button.addEventListener("click", () => {
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
