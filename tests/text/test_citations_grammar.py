import pytest

from consult.text.citations import TitleIndex, find

P = "中华人民共和国"
TITLES = TitleIndex(
    [(P + "民法典", ()), (P + "刑法", ()), (P + "劳动合同法", ()), (P + "公司法", ()), ("物业管理条例", ())]
)


def cited(text: str) -> list[tuple]:
    found = find(text, TITLES)
    assert all(text[citation.start : citation.end] == citation.raw for citation in found)
    return [(c.raw, c.law.removeprefix(P), c.number, c.suffix, c.paragraph, c.item) for c in found]


def numbers(text: str) -> list[tuple]:
    return [(number, suffix, paragraph, item) for _, _, number, suffix, paragraph, item in cited(text)]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("请看《民法典》第一千零七十九条。", "《民法典》第一千零七十九条"),
        ("请看民法典1079条。", "民法典1079条"),
        ("请看《 中华人民共和国民法典 》 第 １０７９ 条。", "《 中华人民共和国民法典 》 第 １０７９ 条"),
        ("请看<民法典>第1079条。", "<民法典>第1079条"),
        (
            "请看《中华人民共和国民法典》(以下简称《民法典》)第1079条。",
            "《中华人民共和国民法典》(以下简称《民法典》)第1079条",
        ),
        ("请看《民法典》婚姻家庭编第1079条。", "《民法典》婚姻家庭编第1079条"),
        ("请看**《民法典》第1079条**。", "《民法典》第1079条"),
        ("请看《民法典》第1079,判离。", "《民法典》第1079"),
    ],
)
def test_a_title_and_its_article_are_one_piece_of_the_text_as_given(text, raw):
    assert cited(text) == [(raw, "民法典", 1079, 0, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《刑法》第二百五十三条之一", (253, 1, None, None)),
        ("《刑法》第二百五十三之一条", (253, 1, None, None)),
        ("《刑法》第253-1条", (253, 1, None, None)),
        ("《劳动合同法》第三十八条第一款第(二)项", (38, 0, 1, 2)),
        ("《劳动合同法》第三十八条第1款第二项", (38, 0, 1, 2)),
        ("《劳动合同法》第三十八条(二)", (38, 0, None, 2)),
        ("《劳动合同法》第三十九条第（二）项", (39, 0, None, 2)),
    ],
)
def test_suffix_paragraph_and_item_are_read(text, expected):
    assert numbers(text) == [expected]


def test_each_article_of_a_list_is_its_own_piece():
    assert cited("依照《民法典》第五百零九条、第五百七十七条和第五百八十五条第二款") == [
        ("《民法典》第五百零九条", "民法典", 509, 0, None, None),
        ("第五百七十七条", "民法典", 577, 0, None, None),
        ("第五百八十五条第二款", "民法典", 585, 0, 2, None),
    ]


def test_numbers_may_share_one_unit():
    assert [raw for raw, *_ in cited("劳动合同法第36、37、38条")] == ["劳动合同法第36", "37", "38条"]
    assert numbers("刑法第二十六条第一、四款") == [(26, 0, 1, None), (26, 0, 4, None)]
    for joint in ("、", ""):
        text = f"劳动合同法第三十九条第(二){joint}(三)项"
        assert numbers(text) == [(39, 0, None, 2), (39, 0, None, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民法典第584条至第586条", [(584, 0), (585, 0), (586, 0)]),
        ("民法典第584-586条", [(584, 0), (585, 0), (586, 0)]),
        ("刑法第一百二十条之一至第一百二十条之三", [(120, 1), (120, 2), (120, 3)]),
        ("刑法第二百八十七条之一、之二", [(287, 1), (287, 2)]),
        ("民法典第一条至第九百条", [(1, 0), (900, 0)]),
    ],
)
def test_a_range_yields_every_article_in_it_unless_it_is_absurdly_long(text, expected):
    assert [citation[:2] for citation in numbers(text)] == expected


def test_the_articles_of_a_range_share_its_span():
    assert {raw for raw, *_ in cited("见《民法典》第584条至第586条。")} == {"《民法典》第584条至第586条"}


def test_what_points_back_means_the_last_law_of_that_kind():
    text = (
        "《物业管理条例》第三十五条之外,《民法典》第944条也适用。该条例第四十二条、同法第九百四十条都要看。"
    )
    assert [(law, number) for _, law, number, *_ in cited(text)] == [
        ("物业管理条例", 35),
        ("民法典", 944),
        ("物业管理条例", 42),
        ("民法典", 940),
    ]


def test_the_paragraph_before_is_counted_back():
    text = (
        "《公司法》第二十三条第二款:股东利用其控制的公司实施前款规定行为的,承担连带责任。该条第三款另有规定。"
    )
    assert numbers(text) == [(23, 0, 2, None), (23, 0, 1, None), (23, 0, 3, None)]


def test_a_bare_article_belongs_to_the_law_named_before():
    assert [(law, number) for _, law, number, *_ in cited("我查了《劳动合同法》,第二十条讲试用期工资。")] == [
        ("劳动合同法", 20)
    ]


def test_a_name_given_in_the_text_is_understood():
    text = "《上海市住宅物业管理规定》(以下简称《规定》)第二条、《民法典》第278条都提到表决,《规定》第五十六条另有要求。"
    assert [(law, number) for _, law, number, *_ in cited(text)] == [
        ("上海市住宅物业管理规定", 2),
        ("民法典", 278),
        ("上海市住宅物业管理规定", 56),
    ]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("《北京市住房租赁条例》第二十二条", "北京市住房租赁条例"),
        ("根据广东省物业管理条例第六十条", "广东省物业管理条例"),
        ("原《婚姻法》第十九条", "婚姻法"),
        ("《上市公司收购管理办法》第三条", "上市公司收购管理办法"),
        ("《普通高等学校学生管理规定》第三十条", "普通高等学校学生管理规定"),
    ],
)
def test_a_statute_outside_the_library_is_found_and_called_unknown(text, law):
    (citation,) = find(text, TITLES)
    assert (citation.law.removeprefix(P), citation.known) == (law, False)


@pytest.mark.parametrize(
    "text",
    [
        "本院受理了(2023)京01民终123号上诉一案。",
        "合同第五条约定了违约金。",
        "协议第三款写明了抚养费。",
        "公司章程第八条规定股东会每年召开一次。",
        "《房屋租赁合同》第十二条",
        "公司《考勤管理规定》第三条",
        "《某某公司差旅管理办法》第三条",
        "根据《民法典》,贵司合同第十二条、第一百零三条都无效。",
        "民法典一共1260条。",
        "《民法典》第三编第二章",
        "公司法定代表人说合同第七条不算数。",
        "民法典给您三条路:第一条,协商;第二条建议是起诉。",
        "《民法典》管这事。判决第一项可以申请执行,第二项被驳回。",
        "他发了一千零七十九条微信,第十条最难听。",
    ],
)
def test_what_only_looks_like_a_citation_is_left_alone(text):
    assert cited(text) == []


def test_a_contract_between_two_citations_does_not_mislead():
    text = "依《民法典》第五百八十五条,合同第九条的违约金过高;第五百八十四条说的是实际损失。"
    assert [number for _, _, number, *_ in cited(text)] == [585, 584]


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        (
            "《劳动合同法》第三十条规定:“依照《民法典》的规定支付。”该法第三十八条也可看。",
            ["劳动合同法", "劳动合同法"],
        ),
        (
            "《劳动合同法》第三十条规定:「依照《民法典》第五条支付。」该法第三十八条也可看。",
            ["劳动合同法", "民法典", "劳动合同法"],
        ),
        (
            "刑法第三十六条:“依照民法典赔偿,本法第三十七条另有规定。”本法第三十八条也可看。",
            ["刑法", "刑法", "刑法"],
        ),
        ("《刑法》第三十六条、“民法典”第五条,该法第六条也可看。", ["刑法", "民法典", "民法典"]),
        (
            "《刑法》第三十六条规定:“依照《公司法》赔偿。”《民法典》第五条另有规定,该法第六条也可看。",
            ["刑法", "民法典", "民法典"],
        ),
        ("他说“按民法典办”,该法第六条也可看。", ["民法典"]),
    ],
)
def test_what_quoted_words_name_is_not_meant_behind_them(text, laws):
    assert [law for _, law, *_ in cited(text)] == laws
