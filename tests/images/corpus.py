"""Pictures as people and attackers send them, made here byte by byte: nothing binary is kept in the repository.

Each maker returns the bytes of one upload. `PICTURES` are to be cleaned, `REFUSED` to be refused with that code.
"""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SECRET = b"<script>alert('hidden behind the picture')</script>"


def drawn(mode="RGB", size=(64, 48)):
    """A picture that is no even surface, so that turning and flattening can be told."""
    grey = Image.linear_gradient("L").resize(size)
    if mode in ("L", "P", "1"):
        return grey.convert(mode)
    return Image.merge(mode, [grey] * len(mode))


def saved(image, kind, **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


# Ordinary ---------------------------------------------------------------------------------------------------------


def jpeg():
    return saved(drawn(), "JPEG")


def png_with_transparency():
    return saved(drawn("RGBA"), "PNG")


def palette_with_transparency():
    return saved(drawn("P"), "PNG", transparency=3)


def sixteen_bits_of_grey():
    return saved(drawn("L").convert("I").point(lambda value: value * 257).convert("I;16"), "PNG")


def one_bit():
    return saved(drawn("1"), "PNG")


def webp():
    return saved(drawn(), "WEBP")


def webp_with_transparency():
    return saved(drawn("RGBA"), "WEBP", lossless=True)


def cmyk_jpeg():
    return saved(drawn("CMYK"), "JPEG")


def progressive_jpeg():
    return saved(drawn(size=(640, 480)), "JPEG", progressive=True)


def two_pictures_of_a_phone():
    """MPO: a JPEG with a second one behind it, as phones write for depth or stereo."""
    return saved(drawn(), "MPO", save_all=True, append_images=[drawn(size=(32, 24))])


def jpeg_with_place(size=(64, 48)):
    """Where it was taken, on what phone, and held upright."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Secret Phone", 6
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 26.0), 3: "E", 4: (116.0, 23.0, 29.0)})
    return saved(drawn(size=size), "JPEG", exif=exif)


def png_with_notes():
    """Text chunks and EXIF of a PNG."""
    exif = Image.Exif()
    exif[MAKE] = "Secret Phone"
    return with_chunks(
        saved(drawn(), "PNG", exif=exif),
        (b"tEXt", b"Comment\0" + SECRET),
        (b"iTXt", b"XML\0\0\0\0\0" + SECRET),
    )


# Two things at once -----------------------------------------------------------------------------------------------


def jpeg_and_html():
    """HTML in the comment and behind the end: a browser that sniffs would run it."""
    return saved(drawn(), "JPEG", comment=SECRET) + b"<html>" + SECRET


def png_and_zip():
    archive = BytesIO(saved(drawn(), "PNG"))
    archive.seek(0, 2)
    with ZipFile(archive, "a") as file:
        file.writestr("run.sh", SECRET)
    return archive.getvalue()


def jpeg_and_jar():
    """As GIFAR, with a JPEG in front: a picture to one reader, a Java archive to another."""
    archive = BytesIO(jpeg())
    archive.seek(0, 2)
    with ZipFile(archive, "a") as file:
        file.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: Hidden\n")
        file.writestr("Hidden.class", b"\xca\xfe\xba\xbe" + SECRET)
    return archive.getvalue()


def webp_and_php():
    return webp() + b"<?php system($_GET['c']); ?>" + SECRET


# Bombs ------------------------------------------------------------------------------------------------------------


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_chunks(png, *chunks):
    """A PNG with more chunks behind its header."""
    end = len(SIGNATURE) + 25
    return png[:end] + b"".join(chunk(*each) for each in chunks) + png[end:]


def png_of(width, height, rows):
    """A one-colour PNG of any size, of which `rows` are there."""
    packer, row = zlib.compressobj(9), b"\0" * (width * 3 + 1)
    data = b"".join(packer.compress(row) for _number in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_of_144_megapixels():
    """A few hundred kilobytes that would become 576 MB."""
    return png_of(12000, 12000, rows=12000)


def huge_in_the_header_only():
    return png_of(60000, 60000, rows=2)


def jpeg_huge_in_the_header_only():
    data = bytearray(jpeg())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 65000, 65000)
    return bytes(data)


def progressive_jpeg_of_27_megapixels():
    return saved(Image.new("L", (6000, 4500)), "JPEG", progressive=True)


def png_of_25_megapixels():
    return png_of(5000, 5000, rows=5000)


def webp_of_13_megapixels():
    return saved(Image.new("RGB", (4300, 3100)), "WEBP", method=0)


def text_that_unpacks_to_100_megabytes():
    notes = (b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 100_000_000, 9))
    return with_chunks(saved(drawn(), "PNG"), notes)


# Not a picture we take ----------------------------------------------------------------------------------------------


def animation(kind):
    frames = [drawn(size=(16, 16)), Image.new("RGB", (16, 16), "red")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def truncated(data):
    return data[: len(data) // 2]


def svg():
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'


def with_damaged_rows():
    """A PNG whose packed rows are noise, with a right checksum."""
    header = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", b"noise" * 40) + chunk(b"IEND", b"")


def nine_megabytes():
    return jpeg() + b"\0" * 9_000_000


PICTURES = {
    "a JPEG": jpeg,
    "a PNG with transparency": png_with_transparency,
    "a palette with transparency": palette_with_transparency,
    "sixteen bits of grey": sixteen_bits_of_grey,
    "one bit": one_bit,
    "a WebP": webp,
    "a WebP with transparency": webp_with_transparency,
    "a CMYK JPEG": cmyk_jpeg,
    "a progressive JPEG": progressive_jpeg,
    "two pictures of a phone": two_pictures_of_a_phone,
    "a JPEG with a place": jpeg_with_place,
    "a PNG with notes": png_with_notes,
    "a JPEG that is HTML": jpeg_and_html,
    "a PNG that is a ZIP": png_and_zip,
    "a JPEG that is a JAR": jpeg_and_jar,
    "a WebP that is PHP": webp_and_php,
}
REFUSED = {
    "144 megapixels": ("too_many_pixels", png_of_144_megapixels),
    "a huge header": ("too_many_pixels", huge_in_the_header_only),
    "a huge JPEG header": ("too_many_pixels", jpeg_huge_in_the_header_only),
    "a progressive JPEG of 27 megapixels": ("too_many_pixels", progressive_jpeg_of_27_megapixels),
    "a PNG of 25 megapixels": ("too_many_pixels", png_of_25_megapixels),
    "a WebP of 13 megapixels": ("too_many_pixels", webp_of_13_megapixels),
    "a text bomb": ("not_an_image", text_that_unpacks_to_100_megabytes),
    "an animated PNG": ("animated", lambda: animation("PNG")),
    "an animated WebP": ("animated", lambda: animation("WEBP")),
    "an animated GIF": ("not_an_image", lambda: animation("GIF")),
    "a GIF": ("not_an_image", lambda: saved(drawn("P"), "GIF")),
    "a BMP": ("not_an_image", lambda: saved(drawn(), "BMP")),
    "a TIFF": ("not_an_image", lambda: saved(drawn(), "TIFF")),
    "an SVG": ("not_an_image", svg),
    "HTML": ("not_an_image", lambda: b"<!doctype html>" + SECRET),
    "half a JPEG": ("not_an_image", lambda: truncated(saved(drawn(size=(640, 480)), "JPEG"))),
    "half a PNG": ("not_an_image", lambda: truncated(saved(drawn(size=(640, 480)), "PNG"))),
    "half a WebP": ("not_an_image", lambda: truncated(saved(drawn(size=(640, 480)), "WEBP"))),
    "damaged rows": ("not_an_image", with_damaged_rows),
    "a signature alone": ("not_an_image", lambda: SIGNATURE),
    "9 MB": ("too_large", nine_megabytes),
}


# The heaviest that is taken, a little under each limit of pixels ------------------------------------------------------
HEAVY = {
    "a JPEG of 39 megapixels": lambda: saved(Image.new("RGB", (7300, 5400)), "JPEG"),
    "a progressive CMYK JPEG": lambda: saved(
        drawn("CMYK", (5300, 4000)), "JPEG", progressive=True, subsampling=0
    ),
    "a PNG with transparency": lambda: saved(drawn("RGBA", (5000, 3800)), "PNG", compress_level=1),
    "a WebP of 12 megapixels": lambda: saved(Image.new("RGB", (4000, 3000)), "WEBP", method=0),
}
