"""Finds the citations of a text: titles, then the articles behind them, then what points back to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consult.text.citations.articles import Piece, begin_at, read_articles
from consult.text.citations.canonical import Canonical, key
from consult.text.citations.context import Context
from consult.text.citations.mentions import Mention, find_mentions
from consult.text.citations.titles import TitleIndex
from consult.text.numerals import CHINESE_DIGITS

_N = f"(?:[{CHINESE_DIGITS}]{{1,12}}+|[0-9]{{1,4}}+)"
#: What may stand between a title and its article: a closing bracket, (以下简称…), 合同编, 第三章, 中的.
_GAP = re.compile(
    '[》〉”"]?(?:\\([^()\n]{0,80}+(?:\\([^()\n]{0,20}+\\)[^()\n]{0,60}+)?\\)|\\[[^\\[\\]\n]{0,30}+\\]){0,2}[》〉”"]?'
    f"(?:(?:第{_N}分?编)?(?:总则|通则|物权|合同|人格权|婚姻家庭|继承|侵权责任|分则|附则)?编?(?:第{_N}[章节]){{0,2}})"
    "(?:当中的|当中|中的|里的|中|里|的|之)?\n?"
)
_ALIAS = re.compile(
    '\\((?:以下|下文|后文|下)?(?:统一)?(?:简称|称)(?:为|作|之为)?:?[《〈“"]?([^《》〈〉“”"()\n]{1,30}+)[》〉”"]?\\)'
)
_BARE_NUMBER = re.compile("第([0-9]{1,4}+)(?=[,。;、)\n]|规定|$)")

_WORD = "法典|法律|法|条例|规定|办法|司法解释|解释|细则|规则|决定|意见|通知|纪要|批复|规范"
_POINTER = re.compile(
    f"(?P<pointer>该|同|本|此|上述|前述|前引|上引)(?P<word>{_WORD})(?:当中的|中的|中|里的|里|的|之)?(?=第?\\(?{_N})"
    f"|(?P<pair>前者|后者)的?(?=第{_N}条)"
    f"|(?P<same>[该同本]条)(?:的|之|中的)?(?=第\\(?{_N}\\)?[款项])"
    "|(?P<before>前款)"
    f"|(?P<bare>第(?=\\(?{_N}\\)?[条款项之、和与及或至到以,-]))"
)
_PRIVATE_BEFORE = re.compile(
    "(?:合同|协议|章程|手册|公约|规约|制度|保单|保险单|条款|判决|裁定|裁决|调解书|决定书|通知书|遗嘱|借条|欠条|收条|承诺|承诺书"
    "|保证书|标书|招标文件|投标文件|备忘录|意向书|约定|附件|群规|守则|规章|须知|方案|清单|诉状|答辩状|鉴定书|鉴定意见|意见书"
    "|报告|厂规|校规|村规民约|民约|函|说明书|分家单|主文|计划书|(?:公司|单位|学校|厂里?|店里?|村里?|小区|物业|平台|群里?|银行)(?:内部)?的?"
    "(?:规定|规则|办法|条例|通知|政策|要求))"
    f'(?:书|单)?(?:正文|内容)?[一二三四五六七八九十0-9]?[》〉”"]?(?:\\([^()\n]{{0,30}}\\))?(?:第{_N}[章节部分]{{1,2}})?'
    "(?:当中的|中的|里面的|里的|背面的|背后的|上的|当中|里面|中|里|上|的|之)?$"
)
_PRIVATE_NOUN = re.compile(
    "合同|协议|章程|手册|公约|规约|制度|保单|条款|判决|遗嘱|借条|约定|群规|守则|判令|诉讼请求|主文"
)
_LOCAL_RULES = re.compile(
    "(?:根据|依据|依照|按照|违反|参照|适用|还有|以及|可以看|[,。;、:(\n依按和与及看]|^)"
    "(?P<name>[\u4e00-\u9fff]{2,12}?(?:省|自治区|特区|市|县|州)[\u4e00-\u9fff]{2,24}?(?:条例|办法|细则|规定|规则))(?:\\((?:试行|暂行)\\))?的?$"
)
#: Words quoted from a statute. What they name is named inside of them only.
_QUOTATION = re.compile("“[^“”]{1,2000}+”")
_LEADS_TO_WORDS = re.compile(
    "[^。!?;\n“”]{0,12}(?:规定|明确|指出|写明|写着|写道|载明|要求|原文|为|是|称|即)?了?[:,]?"
)
_SENTENCE = re.compile("[。!?;\n]")
_INTRODUCED = re.compile(
    "(?:根据|依据|依照|按照|参照|适用|违反|符合|参见|援引|结合|对照|触犯|依|按|据|见|及|和|与|或|在|其|、|\\()$"
)
#: What may stand right before an article without a title; after anything else it is an article of something else.
_BEFORE_BARE = re.compile(
    "(?:[^\u4e00-\u9fff]|[条款项编章节其中而且并但如即此以么时外是括应于增用照合看查见对由从在将把与和及或跟同按依据反犯为有的又也还则让说讲读写引因虽若令给]|^)$"
)
_STATES = re.compile(
    "(?:之|的|所|中|也|还|亦|则|又|就|均|都|进一步|同时|专门|对此|只|仅|已|作出|作了|明确|相关|有关|具体)*"
    "(?:规定|指出|列举|列出|列明|所称|所列|确立|禁止|允许|赋予|明确|要求|讲|说|第)"
)
_AGREED = re.compile("(?:中|里|所|已经?|明确|都|还|也)*(?:约定|写明|写的|写着|写到|载明|记载)")
_COUNTED = re.compile(
    "的?(?:短信|微信|消息|信息|评论|建议|意见|理由|路|线索|记录|新闻|回复|语音|原因|街|胡同|线|留言|动态|微博|内容|是)"
)


@dataclass(frozen=True)
class Citation:
    """The pieces that one reference names, in canonical positions."""

    law: str
    pieces: tuple[Piece, ...]
    inner: bool = False  #: 本法, 前款, 本条: may stand inside the words of a statute

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def read_citations(view: Canonical, titles: TitleIndex) -> list[Citation]:
    """All citations of a canonical text in order, none overlapping another."""
    return list(_Reader(view, titles).read())


class _Reader:
    def __init__(self, view: Canonical, titles: TitleIndex) -> None:
        self.text = view.text
        self.context = Context()
        self.mentions = find_mentions(view, titles)
        self.aliases = self._aliases()
        self.quotations = [match.span() for match in _QUOTATION.finditer(self.text)]
        self.outside: tuple[int, Context] | None = (
            None  #: where a quotation ends, and what was named before it
        )
        self.read_to = 0  #: the end of the last citation
        self.named_to = 0  #: the end of the last title or citation

    def read(self) -> Iterator[Citation]:
        for event in self._events():
            self._pass_quotations(event.start if isinstance(event, Mention) else event.start())
            if isinstance(event, Mention):
                citation = self._from_mention(event) if event.start >= self.read_to else None
            else:
                citation = self._from_pointer(event) if event.start() >= self.read_to else None
            if citation:
                self.context.cite(citation.pieces[-1])
                self.read_to = self.named_to = citation.end
                yield citation

    def _pass_quotations(self, position: int) -> None:
        """Keep what was named before a citation's quoted words while reading them, and return to it behind them."""
        if self.outside and position >= self.outside[0]:
            self.context, self.outside = self.outside[1], None
        at = bisect_right(self.quotations, (position, position)) - 1
        if self.outside or at < 0 or not self.context.article:
            return
        start, end = self.quotations[at]
        if start < position < end and _LEADS_TO_WORDS.fullmatch(self.text, self.context.article_end, start):
            self.outside = end, replace(self.context, laws=self.context.laws[-40:])

    def _events(self) -> list[Mention | re.Match[str]]:
        """Titles and what points back to them, in order; a title before anything else that begins with it."""
        events: list[tuple[int, int, Mention | re.Match[str]]] = []
        events += [(mention.start, 0, mention) for mention in self.mentions]
        events += [(mention.start, 1, mention) for mention in self._alias_mentions()]
        events += [(match.start(), 2, match) for match in _POINTER.finditer(self.text)]
        return [event for _, _, event in sorted(events, key=lambda event: event[:2])]

    def _aliases(self) -> dict[str, Mention]:
        """What (以下简称《解释》) gives a name to."""
        by_end = {mention.end: mention for mention in self.mentions}
        aliases: dict[str, Mention] = {}
        for match in _ALIAS.finditer(self.text):
            if mention := by_end.get(match.start()):
                aliases.setdefault(key(match[1]), mention)
        return aliases

    def _alias_mentions(self) -> Iterator[Mention]:
        """The given names where they stand in front of an article without brackets."""
        if not self.aliases:
            return
        names = "|".join(sorted(map(re.escape, self.aliases), key=len, reverse=True))
        for match in re.finditer(f"(?<![该同本此述《〈])(?:{names})(?=的?第)", self.text):
            known = self.aliases[key(match[0])]
            yield replace(known, start=match.start(), end=match.end())

    def _from_mention(self, mention: Mention) -> Citation | None:
        law, private = mention.law, mention.private
        named = self.aliases.get(key(self.text[mention.start : mention.end])) if self.aliases else None
        if named and not law:
            law, private = named.law, named.private
        elif mention.generic and not private:
            law = self.context.meant_by(mention.generic)
        gap = _GAP.match(self.text, mention.end)
        start = gap.end() if gap else mention.end
        if law is None:
            pieces = read_articles(self.text, start)
            if private or pieces:
                self._pass_private(pieces)
            return None
        self.context.name(law)
        self.named_to = mention.end
        pieces = read_articles(self.text, start) or self._bare_number(start)
        if not pieces or (self.text[start] != "第" and not self._plain_number(pieces[0], start)):
            return None
        return Citation(law, tuple(begin_at(mention.start, pieces)))

    def _bare_number(self, start: int) -> list[Piece]:
        """《担保法司法解释》第62, without 条."""
        match = _BARE_NUMBER.match(self.text, start)
        return [Piece(start, match.end(), int(match[1]))] if match and int(match[1]) else []

    def _plain_number(self, piece: Piece, start: int) -> bool:
        """民法典1079条 names an article, 刑法一条 does not."""
        return self.text[start].isdigit() or piece.number >= 20

    def _from_pointer(self, match: re.Match[str]) -> Citation | None:
        start, end = match.span()
        if match["word"] or match["pair"]:
            return self._pointed(match, start, end)
        if match["same"]:
            return self._same_article(start, end)
        if match["before"]:
            return self._paragraph_before(start, end)
        return self._bare(start)

    def _pointed(self, match: re.Match[str], start: int, end: int) -> Citation | None:
        named = self.outside[1] if self.outside and match["pointer"] == "本" else self.context
        law = named.meant_by(match["word"] or "", match["pointer"] or match["pair"])
        pieces = read_articles(self.text, end)
        if not law or not pieces:
            return None
        self.context.name(law)
        inner = match["pointer"] == "本"
        return Citation(law, tuple(begin_at(start, pieces)), inner)

    def _same_article(self, start: int, end: int) -> Citation | None:
        if not self.context.article or not self.context.law:
            return None
        base = replace(self.context.article, paragraph=None, item=None)
        pieces = read_articles(self.text, end, base)
        if not pieces:
            return None
        inner = self.text[start] == "本"
        return Citation(self.context.law, tuple(begin_at(start, pieces)), inner)

    def _paragraph_before(self, start: int, end: int) -> Citation | None:
        article = self.context.article
        if not article or not article.paragraph or not self.context.law:
            return None
        paragraph = max(1, article.paragraph - 1)
        piece = Piece(start, end, *article.article, paragraph=paragraph)
        finer = read_articles(self.text, end, piece)
        return Citation(self.context.law, tuple(begin_at(start, finer or [piece])), inner=True)

    def _bare(self, start: int) -> Citation | None:
        local = (
            _LOCAL_RULES.search(self.text, max(0, start - 48), start)
            if self.text[start - 1 : start] in "例法则定)"
            else None
        )
        if not self.context.law and not local:
            return None
        pieces = read_articles(self.text, start, self.context.article)
        if not pieces:
            return None
        self.read_to = pieces[-1].end
        if _PRIVATE_BEFORE.search(self.text, max(0, start - 40), start):
            self.context.name_private()
            return None
        if local:
            self.context.name(local["name"])
            return Citation(local["name"], tuple(begin_at(local.start("name"), pieces)))
        law = self.context.law
        if law is None or not self._belongs(pieces, start):
            return None
        return Citation(law, tuple(pieces))

    def _pass_private(self, pieces: list[Piece]) -> None:
        """Leave out the clauses of a contract, all of a list of them."""
        self.context.name_private()
        self.read_to = pieces[-1].end if pieces else self.read_to

    def _belongs(self, pieces: list[Piece], start: int) -> bool:
        """Whether a reference without a title means an article of the law named last."""
        end = pieces[-1].end
        before = max(0, start - 1)
        if _AGREED.match(self.text, end) or not _BEFORE_BARE.search(self.text, before, start):
            return False
        of_article = self.text.find("条", start, pieces[0].end) >= 0
        if of_article and pieces[0].number >= 100:
            return True
        if self.context.private or (not of_article and self.text[before:start] in "条款项"):
            return False
        states = _STATES.match(self.text, end)
        if self._private_noun_before(start) and not (of_article and states and "规定" in states[0]):
            return False
        introduced = bool(_INTRODUCED.search(self.text, max(0, start - 2), start))
        if not of_article:
            near = start - self.context.article_end < 200
            return near and bool(states or introduced or pieces[0].item)
        if pieces[0].paragraph or pieces[0].item:
            return True
        if _COUNTED.match(self.text, end):
            return False
        return introduced or bool(states) or pieces[0].number >= 10

    def _private_noun_before(self, start: int) -> bool:
        """Whether the sentence speaks of a contract after the last title in it."""
        since = max(start - 60, self.named_to, 0)
        cuts = [cut.end() for cut in _SENTENCE.finditer(self.text, since, start)]
        return bool(_PRIVATE_NOUN.search(self.text, cuts[-1] if cuts else since, start))
