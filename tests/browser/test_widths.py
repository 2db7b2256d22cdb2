"""Nothing scrolls sideways on the narrowest phone, and what a thumb must hit is large enough."""

import pytest

from .places import every

pytestmark = pytest.mark.django_db(transaction=True)
OPEN_FOLDS = "for (const fold of document.querySelectorAll('details')) fold.open = true"
SIDEWAYS = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ...[...document.querySelectorAll("main *")].filter(element => element.getBoundingClientRect().right > innerWidth + 1
    && getComputedStyle(element).position !== "absolute").slice(0, 3).map(element => element.outerHTML.slice(0, 120))]"""
# A target is 44 px high, or fills its row, or is a link within a sentence (WCAG 2.5.8 and 2.5.5 leave those out). The reach of
# a link may be larger than its words: what is hit 21 px above and below its middle counts.
SMALL = """() => {
  const small = [];
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
  const inSentence = element => {
    const block = element.closest("p, dd, li, td, figcaption, .meta, .note, .prose, .law, .system-check, .answer-body");
    return element.matches("a") && getComputedStyle(element).display.startsWith("inline")
      && block && block.textContent.trim().length > element.textContent.trim().length + 1;
  };
  for (const element of document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden]), textarea")) {
    if (!shown(element) || element.closest(".skip, .visually-hidden") || element.matches(".skip") || inSentence(element)) continue;
    const target = element.matches("[type=checkbox], [type=radio]") ? element.closest(".form-check, label, li") || element : element;
    target.scrollIntoView({ block: "center" });
    const box = target.getBoundingClientRect();
    if (box.height >= 43.5 && box.width >= 24) continue;
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hits = [-21, 21].every(step => {
      const hit = document.elementFromPoint(x, y + step);
      return hit && (hit === element || element.contains(hit) || hit === target);
    });
    if (!hits) small.push(`${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 110)}`);
  }
  return small;
}"""


def test_on_the_narrowest_phone_nothing_scrolls_sideways_and_every_target_is_large_enough(come):
    found = {}
    for page, path in every(come, 360, reduced_motion="reduce"):
        page.evaluate(OPEN_FOLDS)
        wide, *what = page.evaluate(SIDEWAYS)
        if wide > 0:
            found[path] = (wide, what)
        small = page.evaluate(SMALL) if "/admin/" not in path else []
        if small:
            found[path, "small"] = small
    assert found == {}


def test_a_small_target_and_a_wide_page_would_be_noticed(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.set_content("<main><button style='height: 20px'>x</button><p style='width: 500px'>wide</p></main>")
    assert len(page.evaluate(SMALL)) == 1
    assert page.evaluate(SIDEWAYS)[0] > 0
