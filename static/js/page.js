// The question page works without this: it offers the phone's own sharing, and a printed copy with the law in full and its date.
const share = document.querySelector("[data-share]");
if (share && (navigator.share || navigator.clipboard)) {
  share.hidden = false;
  share.addEventListener("click", async () => {
    const page = { title: document.title, url: document.querySelector("link[rel=canonical]").href };
    try {
      if (navigator.share) return await navigator.share(page);
      await navigator.clipboard.writeText(page.url);
      share.textContent = share.dataset.share;
    } catch { /* closed by the reader */ }
  });
}
// On paper nothing opens in place: the cited articles are fetched first and stand in full behind the answers.
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", async () => {
    const place = document.querySelector("#cited");
    const links = document.querySelectorAll('a.citation[href^="/laws/"]');
    const read = async (url) => {
      const response = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => undefined);
      return response?.ok ? response.text() : "";
    };
    if (!place.childElementCount) {
      const articles = await Promise.all([...new Set([...links].map((link) => link.href))].map(read));
      if (articles.some(Boolean)) place.innerHTML = `<h2>${place.dataset.heading}</h2>${articles.join("")}`;
    }
    window.print();
  });
}
addEventListener("beforeprint", () => {
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const mark of document.querySelectorAll("[data-printed]")) mark.textContent = `${mark.dataset.printed} ${day}`;
});
