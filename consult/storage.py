"""Where files lie: photos for everybody, licence scans for staff and their owner only."""

import struct
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from PIL import Image, ImageOps


class PrivateStorage(FileSystemStorage):
    """Files without an address: they leave only through a view that asks who is asking."""

    def __init__(self):
        super().__init__(location=settings.PRIVATE_ROOT, base_url=None)

    def url(self, name):
        # FileSystemStorage gives an address even without a base_url.
        raise ValueError("A private file has no address.")


def private_storage():
    return PrivateStorage()


# Images ----------------------------------------------------------------------------------------------------------
MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_MEMORY = 192_000_000  # bytes that decoding one picture may take
LONGEST_SIDE = 1600
# Bytes a pixel while decoding, measured: JPEG is decoded at a fraction of its size, but not when it is progressive;
# PNG with transparency is held twice, WebP four times.
MEMORY = {"JPEG": 2, "MPO": 2, "PNG": 10, "WEBP": 16}
PROGRESSIVE = 9


class BadImage(ValueError):
    """Why an upload is refused; `code` is one of too_large, too_many_pixels, not_an_image, animated."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def clean_image(upload, longest_side=LONGEST_SIDE):
    """An uploaded picture decoded and written anew as JPEG: no EXIF, no place, nothing hidden behind the picture.

    Size and pixels are checked before anything is decoded; what the name or the browser says of the type is ignored.
    Raises BadImage.
    """
    if upload.size > MAX_BYTES:
        raise BadImage("too_large")
    try:
        upload.seek(0)
        image = Image.open(upload, formats=["JPEG", "PNG", "WEBP"])
        _check(image)
        small = _flat(_shrunk(image, (longest_side, longest_side)))
    except Image.DecompressionBombError as error:
        raise BadImage("too_many_pixels") from error
    except BadImage:
        raise
    except (OSError, SyntaxError, ValueError, struct.error, MemoryError) as error:
        raise BadImage("not_an_image") from error
    written = BytesIO()
    small.save(written, "JPEG", quality=86, optimize=True)
    return ContentFile(written.getvalue())


def _check(image):
    """Refuse by what the header says. Many phones put a second picture behind a JPEG (MPO); the first one counts."""
    pixels = image.width * image.height
    bytes_a_pixel = PROGRESSIVE if image.info.get("progressive") else MEMORY[image.format]
    if pixels > MAX_PIXELS or pixels * bytes_a_pixel > MAX_MEMORY:
        raise BadImage("too_many_pixels")
    if image.format in ("PNG", "WEBP") and image.n_frames > 1:
        raise BadImage("animated")


def _shrunk(image, size):
    """No larger than `size`, the right way up. Made small first: turning would copy every pixel."""
    image.draft("RGB", size)
    if image.mode.startswith("I"):  # 16 bits of grey
        image.thumbnail(size, reducing_gap=None)
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    else:
        image.thumbnail(size)
    return ImageOps.exif_transpose(image)


def _flat(image):
    """On white, in red, green and blue."""
    flat = Image.new("RGB", image.size, "white")
    if image.mode in ("RGBA", "LA", "P", "PA"):
        layer = image.convert("RGBA")
        flat.paste(layer, mask=layer.getchannel("A"))
    else:
        flat.paste(image.convert("RGB"))
    return flat
