// Keeps a lawyer's draft on the server as it is typed. Without it the answer form works as before.
const form = document.querySelector("form[data-draft]");
if (form) {
  const field = form.elements.body;
  const said = form.querySelector("[data-draft-state]");
  let timer, last = field.value;
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
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
}
