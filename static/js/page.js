// The question page works without this: it offers the phone's own sharing, and dates a printed copy.
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
addEventListener("beforeprint", () => {
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const mark of document.querySelectorAll("[data-printed]")) mark.textContent = `${mark.dataset.printed} ${day}`;
});
