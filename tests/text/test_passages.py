"""Marks stand where the words stand, however these are written."""

from consult.text.passages import Marker, _plain, html
from consult.text.tokens import fold

PUNCTUATION = "，；：？！（）"


def test_a_text_is_compared_folded_character_by_character():
    for char in map(chr, range(0x30000)):
        folded = fold(char)
        assert _plain(char) == (folded if len(folded) == 1 and char not in PUNCTUATION else char)


def test_a_word_is_marked_in_every_way_of_writing_it():
    text = "ＰＤＦ、pdf和Pdf：勞動合同，劳动合同"
    marked = html(Marker({"pdf": 1.0, "劳动": 1.0}).whole(text))
    assert marked == (
        "<mark>ＰＤＦ</mark>、<mark>pdf</mark>和<mark>Pdf</mark>：<mark>勞動</mark>合同，<mark>劳动</mark>合同"
    )
