"""What is stored of an upload: the picture, and nothing that came with it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from consult.storage import BadImage, clean_image

from . import corpus


def cleaned(data, **options):
    return clean_image(SimpleUploadedFile("whatever.gif", data), **options).read()


@pytest.mark.parametrize("name", corpus.PICTURES)
def test_a_picture_becomes_a_plain_jpeg_and_nothing_else(name):
    data = cleaned(corpus.PICTURES[name]())
    image = Image.open(BytesIO(data))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert not image.getexif()
    assert not {"exif", "comment", "xmp", "icc_profile", "mp"} & set(image.info)
    assert data.endswith(b"\xff\xd9")
    assert data.count(b"\xff\xd8\xff") == 1  # no second picture
    for hidden in (b"script", b"PK\x03\x04", b"<?php", b"Secret", b"Manifest"):
        assert hidden not in data


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", corpus.REFUSED)
def test_what_is_no_picture_we_take_is_refused(name):
    code, make = corpus.REFUSED[name]
    with pytest.raises(BadImage) as refusal:
        cleaned(make())
    assert refusal.value.code == code


def test_a_picture_that_was_held_upright_stands_upright():
    image = Image.open(BytesIO(cleaned(corpus.jpeg_with_place(size=(640, 480)))))
    assert image.size == (480, 640)
    assert image.getpixel((470, 320))[0] < 40 < 210 < image.getpixel((10, 320))[0]  # black was above


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left():
    assert Image.open(BytesIO(cleaned(corpus.saved(corpus.drawn(size=(3000, 1500)), "JPEG")))).size == (
        1600,
        800,
    )
    data = corpus.saved(corpus.drawn(size=(900, 600)), "PNG")
    assert Image.open(BytesIO(cleaned(data, longest_side=480))).size == (480, 320)
    assert Image.open(BytesIO(cleaned(corpus.jpeg()))).size == (64, 48)


def test_what_was_transparent_is_white():
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert Image.open(BytesIO(cleaned(corpus.saved(image, "PNG")))).getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_shades():
    image = Image.open(BytesIO(cleaned(corpus.sixteen_bits_of_grey())))
    assert image.getpixel((30, 2))[0] < 30 < 110 < image.getpixel((30, 24))[0] < 145


def test_two_cleanings_of_one_picture_are_the_same_file():
    assert cleaned(corpus.jpeg_with_place()) == cleaned(corpus.jpeg_with_place())
