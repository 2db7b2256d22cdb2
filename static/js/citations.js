// Shows the cited article in place: by pointer, by focus, by a first tap. Without it a citation is a plain link.
const texts = new Map();
let popup, owner, timer;

const read = (url) => {
  if (!texts.has(url)) {
    const asked = fetch(url, { headers: { "HX-Request": "true" } }).then((response) => {
      if (!response.ok) throw new Error(response.status);
      return response.text();
    });
    asked.catch(() => texts.delete(url));
    texts.set(url, asked);
  }
  return texts.get(url);
};

const close = () => {
  clearTimeout(timer);
  popup?.remove();
  owner?.removeAttribute("aria-describedby");
  popup = owner = undefined;
};

const open = async (link) => {
  clearTimeout(timer);
  if (owner === link) return;
  close();
  owner = link;
  const html = await read(link.href).catch(() => "");
  if (owner !== link || !html) return;
  popup = document.createElement("div");
  popup.className = "law-popup";
  popup.id = "law-popup";
  popup.role = "tooltip";
  popup.innerHTML = html;
  document.body.append(popup);
  const place = link.getClientRects()[0];
  const left = Math.max(16, Math.min(place.left, document.documentElement.clientWidth - popup.offsetWidth - 16));
  const below = place.bottom + popup.offsetHeight + 12 < innerHeight || place.top < popup.offsetHeight + 12;
  popup.style.left = `${left + scrollX}px`;
  popup.style.top = `${(below ? place.bottom + 6 : place.top - popup.offsetHeight - 6) + scrollY}px`;
  link.setAttribute("aria-describedby", "law-popup");
  popup.addEventListener("pointerleave", later);
  popup.addEventListener("pointerenter", () => clearTimeout(timer));
};

const later = () => { clearTimeout(timer); timer = setTimeout(close, 250); };
const soon = (link) => { clearTimeout(timer); timer = setTimeout(() => open(link), 200); };
const cited = (event) => event.target.closest?.("a.citation");

document.addEventListener("pointerover", (event) => {
  const link = cited(event);
  if (link && event.pointerType === "mouse") soon(link);
});
document.addEventListener("pointerout", (event) => { if (cited(event) && event.pointerType === "mouse") later(); });
document.addEventListener("focusin", (event) => { const link = cited(event); if (link?.matches(":focus-visible")) open(link); });
document.addEventListener("focusout", (event) => { if (cited(event)) later(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
// A first tap shows the text; a second one, or one on its heading, goes to the article.
let touch = false;
document.addEventListener("pointerdown", (event) => { touch = event.pointerType !== "mouse"; });
document.addEventListener("click", (event) => {
  const link = cited(event);
  if (link && touch && owner !== link) {
    event.preventDefault();
    open(link);
  } else if (!link && popup && !popup.contains(event.target)) close();
});
