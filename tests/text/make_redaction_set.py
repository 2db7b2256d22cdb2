"""Fill the hand-written sentences of `data/redaction_templates.jsonl` with made-up numbers: `python -m tests.text.make_redaction_set`.

Each sentence is used at most three times. Its id decides which half it belongs to, so that no sentence stands in both.
Numbers are drawn at random under a fixed seed; nobody's are meant.
"""

import json
import random
import re
from pathlib import Path

from tests.text import redaction_disguises as disguise
from tests.text import redaction_look_alikes as look_alikes
from tests.text import redaction_numbers as numbers

DATA = Path(__file__).parent / "data"
SLOT = re.compile(r"\{(\w+)\}")
LABELS = {
    "微信": (
        ["微信", "微信", "微信", "vx", "VX", "wx"],
        ["薇信", "微亻言", "威信", "V信", "徽信", "wei信", "微 信", "薇❤", "微x", "Ⅴ信"],
    ),
    "QQ": (["QQ", "QQ", "qq"], ["扣扣", "Q Q", "企鹅", "ＱＱ", "球球", "q·q", "抠抠"]),
}
FROZEN_EVERY = 2


def main() -> None:
    templates = [json.loads(line) for line in (DATA / "redaction_templates.jsonl").open(encoding="utf-8")]
    for name in ("personal", "clean"):
        rng = random.Random(f"redaction-{name}")
        items, seen = [], set()
        for number, template in enumerate(t for t in templates if t["set"] == name):
            for variant in range(3):
                item = (
                    _fill(template["text"], rng, disguised=variant > 0)
                    if name == "personal"
                    else _clean(template["text"], rng)
                )
                if item["text"] not in seen:
                    seen.add(item["text"])
                    items.append(
                        {"id": f"{template['id']}-{variant}", "frozen": number % FROZEN_EVERY == 1} | item
                    )
        lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        (DATA / f"redaction_{name}.jsonl").write_text(lines, encoding="utf-8")


def _fill(template: str, rng: random.Random, *, disguised: bool) -> dict:
    """A text and where its personal data stands; in a disguised item about three pieces of four are disguised."""
    text, done, findings = "", 0, []
    label_disguised = False
    for slot in SLOT.finditer(template):
        text, done = text + template[done : slot.start()], slot.end()
        kind = slot[1]
        if kind in LABELS:
            label_disguised = disguised and rng.random() < 0.6
            text += rng.choice(LABELS[kind][label_disguised])
            continue
        value = numbers.MAKERS[kind](rng)
        hide = disguised and kind in disguise.BY_KIND and rng.random() < 0.75
        if hide:
            value = rng.choice(disguise.BY_KIND[kind])(value, rng)
        hidden = hide or (label_disguised and kind in ("wechat", "qq"))
        findings.append(
            {"kind": kind, "start": len(text), "end": len(text) + len(value), "disguised": hidden}
        )
        text += value
    return {"text": text + template[done:], "findings": findings}


def _clean(template: str, rng: random.Random) -> dict:
    return {"text": SLOT.sub(lambda slot: look_alikes.MAKERS[slot[1]](rng), template)}


if __name__ == "__main__":
    main()
