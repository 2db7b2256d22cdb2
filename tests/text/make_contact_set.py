"""Fill the hand-written sentences of `data/contact_templates.jsonl`: `python -m tests.text.make_contact_set`.

Each sentence is used at most three times, once plainly; its place in the list decides its half.
"""

import json
import random
import re
from pathlib import Path

DATA = Path(__file__).parent / "data"
SLOT = re.compile(r"\{(\w)\}")
PLAIN = {"V": ["微信"], "Q": ["QQ"]}
DISGUISED = {
    "V": [
        "薇信",
        "V",
        "vx",
        "威信",
        "wx",
        "微亻言",
        "v信",
        "徽信",
        "weixin",
        "微 信",
        "WX",
        "Ｖ信",
        "薇",
        "卫星",
    ],
    "Q": ["扣扣", "企鹅", "球球", "q q", "抠抠", "ＱＱ"],
}
PASSING = {"V": ["微信", "vx", "V信", "WeChat"], "Q": ["QQ", "qq", "扣扣"]}


def main() -> None:
    rng = random.Random("contact")
    templates = [json.loads(line) for line in (DATA / "contact_templates.jsonl").open(encoding="utf-8")]
    items, seen = [], set()
    for number, template in enumerate(templates):
        for variant in range(3):
            disguised = variant > 0 and template["poaching"]
            words = DISGUISED if disguised else PLAIN if variant == 0 else PASSING
            text = SLOT.sub(lambda slot, words=words: rng.choice(words[slot[1]]), template["text"])
            if text not in seen:
                seen.add(text)
                item = {"id": f"{template['id']}-{variant}", "frozen": number % 2 == 1, "text": text}
                items.append(item | {"poaching": template["poaching"], "disguised": disguised})
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    (DATA / "contact.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
