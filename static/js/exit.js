// The quick way out: one click or Escape three times within two seconds. Clears what is typed, then another page takes this
// one's place in the history. Without it the button is a plain link.
const way = document.querySelector("[data-exit]");
if (way) {
  const leave = (event) => {
    event?.preventDefault();
    for (const form of document.forms) for (const field of form.elements) if ("value" in field && field.type !== "hidden") field.value = "";
    document.title = "";
    document.body.replaceChildren();
    location.replace(way.href);
  };
  way.addEventListener("click", leave);
  let pressed = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed = [...pressed, Date.now()].filter((moment) => Date.now() - moment < 2000);
    if (pressed.length >= 3) leave();
  });
}
