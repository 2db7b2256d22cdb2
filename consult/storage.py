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
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")


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
        image = Image.open(upload, formats=FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise BadImage("too_many_pixels")
        if getattr(image, "n_frames", 1) > 1:
            raise BadImage("animated")
        image.draft("RGB", (longest_side, longest_side))
        image = ImageOps.exif_transpose(image)
        image.thumbnail((longest_side, longest_side))
        flat = Image.new("RGB", image.size, "white")
        if image.mode in ("RGBA", "LA", "P", "PA"):
            layer = image.convert("RGBA")
            flat.paste(layer, mask=layer.getchannel("A"))
        else:
            flat.paste(image.convert("RGB"))
    except BadImage:
        raise
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        struct.error,
        MemoryError,
    ) as error:
        raise BadImage("not_an_image") from error
    written = BytesIO()
    flat.save(written, "JPEG", quality=86, optimize=True)
    return ContentFile(written.getvalue())
