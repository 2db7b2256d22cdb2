"""Pictures for the demo's lawyers, drawn by code: hills under a sun, nobody's face. The same key gives the same picture."""

from hashlib import sha256
from io import BytesIO
from math import sin

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIDE = 480
# Sky, sun and three ridges, from far to near: the site's own colours.
PALETTES = [
    ("#f3e9d8", "#b23a2e", "#9fb8ba", "#5f8f93", "#1b5a66"),
    ("#e6eeee", "#c98a2b", "#b9c9b4", "#7fa07c", "#3d6b52"),
    ("#efe6ea", "#b23a2e", "#c3b3c4", "#8d7a99", "#4f4468"),
    ("#e9ecf2", "#d2a24c", "#aebdd3", "#6f88ad", "#2f4a73"),
]


def draw(key):
    """A JPEG as a file to store."""
    seed = sha256(key.encode()).digest()
    sky, sun, *ridges = PALETTES[seed[0] % len(PALETTES)]
    image = Image.new("RGB", (SIDE * 2, SIDE * 2), sky)
    pen = ImageDraw.Draw(image)
    x, y, radius = 260 + seed[1] * 2, 200 + seed[2], 70 + seed[3] // 4
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=sun)
    for place, colour in enumerate(ridges):
        first, second = seed[4 + place] / 40, seed[8 + place] / 40
        base = 480 + place * 150
        line = [
            (step, base + 60 * sin(first + step / 150) + 30 * sin(second + step / 67))
            for step in range(0, SIDE * 2 + 1, 8)
        ]
        pen.polygon([*line, (SIDE * 2, SIDE * 2), (0, SIDE * 2)], fill=colour)
    written = BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(written, "JPEG", quality=85)
    return ContentFile(written.getvalue())
