"""What keeps a card for danger from being shown: the deed is denied, long past, supposed, taught, or told in the news.

Each guard reads the clause of the deed and little around it, because frightened people write several things in one
breath. A guard that is not sure lets pass: a card too many costs a glance, a card too few may cost more.
"""

import re
from datetime import date

from .reading import Reading

# What denies, unless it only asks, doubts or falls short of denying (是不是, 差点没, 没少, 不是第一次).
_DENIAL = re.compile(
    r"(?<![有差])没有?|未曾?|不曾|从未|从不|从来不|(?<![会不])不会|(?<![是道还])不是|并非|并不"
    r"|不存在|没人|无人|毫无|绝无|(?<!想)无|(?<!无)非"
)
MANY = 40  # more words than this are not denied outright in one text
REACH = 60  # characters of a clause that are read on either side of the deed
PATIENCE = 2000  # deeds judged in one text; further ones pass, so that work stays bounded
# What may stand between the denial and what it denies.
_FILLER = re.compile(
    r"(?:任何|什么|真的?|再|过|被|受到?|遭受?到?|发生|出现|存在|实施|进行|想过?|要|去|有|说|敢|动|人|他|她|对方"
    r"|对我|对她|对他|对孩子|把我|跟我|给我|的|了|行为|吵过架|也|用|拿|谁|逼|我|威胁|恐吓|扬言|骂|打|殴打|虐待|骚扰|跟踪|伤害|强迫|和|或者|或|过任何){0,5}"
)
_PLAIN_NO = re.compile(r"(?<!动)不(?:打不骂不|打不|骂不)?|无")
_OUTRIGHT = re.compile(r"(?:其实|根本|并|从来|事实上|实际上|真的)[^，。]{0,1}$")
_NO_DENIAL = re.compile(
    r"(?:差点|险些|就差|差一点|几乎|有没有|是不是|会不会|要不是|还不是|难道不是|不是第.)[^，。]{0,3}$"
)
_NUMBER = "0-9一二两三四五六七八九十几多好"
_PAST = re.compile(
    rf"去年|前年|[{_NUMBER}]+年多?(?:以)?前(?![夫妻任男女婆])|前几年|前些年|早些?年|早几年|头几年|小时候|小的时候|从小被|从小挨|从小就被|童年"
    r"|以前(?!面)|从前|曾经?|(?:^|[我他她们公婆])之前|当年|当初|那年|那时候?|当时|那会儿?|老早|很久|年轻时|年轻的时候|(?:小学|初中|高中|大学|上学|读书|念书|上班)(?:的)?"
    r"(?:时候?|那会)|婚内|上一段|前一段婚姻|在世|生前|[0零九八七][0-9几零一二三四五六七八九]年|九几年|过去[^，]{1,3}年|[0-9一二三四五六七八九十]+岁(?:时|那年|那时|的时候|那会)|(?<!\d)[01]\d年(?:底|初|\d{1,2}月|[一二三四五六七八九十]+月|的时候)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_NOW = re.compile(
    r"现在|如今|目前|今天|今晚|今早|今日|昨天|昨晚|昨夜|昨日|前天|前晚|刚|最近|近来|这几天|这两天|这段时间|又|还在|还是(?:经常|总|打)"
    r"|至今|到现在|上周|上个?礼拜|上个?星期|上个?月|这个?月|这周|这个?礼拜|半夜|越来越|随时|马上|正在|正要|此刻|今年|一直到"
)
_REPEATED = re.compile(
    r"好几|多次|几次|很多次|无数|[两二三四五六七八九十\d]+[次回顿]|经常|天天|总是?|老是|一直|动不动|不止一次|又"
)
_SUPPOSED = re.compile(r"如果|假如|假设|假使|万一|倘若|要是|若是|假定|比如")
_AGAIN = re.compile(r"再|又|继续|还(?:敢|要|会)")
_TAUGHT = re.compile(
    r"论文|法考|司考|考研|考试|备考|作业|辩论|案例分析|模拟法庭|剧本|题目|普法|讲座|展板|教材|开题|法理|老师布置|求老师"
    r"|知识点|选择题|学习心得|演讲稿|策划案|[张李王赵陈]某|某[甲乙]|甲[以将对向乙]|纯粹好奇|[一只]是好奇|我好奇|宣传片|社工|组织培训|要培训|培训课|写篇|写一篇|写文章|做课题|做研究|调研|课题|问卷|统计|比例|案例分享|公开课|讲课|课本|书上"
)
_ASKED = re.compile(
    r"定义|构成要件|立案标准|量刑|判几年|判多少年|怎么判|怎么界定|如何界定|如何认定|认定标准|区别|不一样|有什么不同"
    r"|什么意思|什么是|是什么(?!都)|法律规定|怎么规定|如何规定|有哪些规定|规定有哪些|哪些法|什么罪|哪个罪名|属于犯罪|罪名|最长|违不违法|犯不犯法"
    r"|追诉|既遂|条件|满足哪|区分|如何|怎样|是否|能否|多少|多久|几年|起点|依据|怎么(?!办|紧急|处理|报警|救|追|止付|求助|保护)|入刑|定性|[^，]{1,6}罪[^，]{0,6}[吗?]|怎么罚|怎么处罚|法律后果|什么责任|刑事责任|法律责任|负责吗|界限|程序|主体|是真的吗|真的假的|真的吗|第[一二三四五六七八九十百零\d]+条|标准(?:一般)?是|包括哪些|种类|书面证明"
)
_DEFINED = re.compile(r"什么是|定义|规定|区别|种类|包括哪些|证据不足|属于|是否|算不算|构成|能不能算")
_SOMEBODY = re.compile(r"我|俺|他|她|老公|老婆|丈夫|妻子|男朋友|女朋友|婆婆|爸|妈|儿子|女儿|孩子")
# Said of the deed itself: it did not happen, somebody made it up.
_REFUTED = re.compile(
    r"不存在|子虚乌有|没有?这(?:回|个)?事|是假的|纯属|是谣言|是误会|是诬告|被诬告|辟谣|弄错了|搞错了|为借口"
)
_ALLEGED = re.compile(
    r"(?:所谓的?|谎称|诬告|诬陷|污蔑|冤枉|造谣说|传言|怀疑)(?:我|我们|他|她)?$|(?:(?:报警|起诉|法院|律师|老师|学校|对方|公司|单位|医院|邻居|警察)说|告|举报|指控)(?:我|他|她)$"
)
_PERSONAL = re.compile(
    r"我|俺|咱|偶|救命|求助|求求|帮帮|老公|老婆|男朋友|女朋友|婆婆|公公|弟|哥|妹|姐|儿子|女儿|妈妈|爸爸|家里|家人|前夫|前男友|每天|天天|怎么办|咋办|咋整"
)
_TOLD = re.compile(
    r"(?:微博|抖音|快手|b站|知乎|小红书|头条|朋友圈|公众号|视频号|贴吧|论坛|百度|网上|网络上|群里|报纸|电视|电影|小说|短剧|综艺|节目|视频)(?:上|里|中|号)?(?:面)?(?:看|刷|流?传|热议|热传|曝|报道|讲|那个|播|登|疯传|说有)|刷视频|流传|桥段|听闻|热议|新闻|电视剧|电影|小说|报道|网上说|抖音(?:上|说|里)|看抖音|快手上|刷到|热搜|网上看|看到(?:一个|个|有|一则|一篇)?(?:新闻|案例|视频|帖子|问题|案子|案件|报道|公告|文章|微博|人说|说)|看见(?:一个)?(?:通报|新闻|视频|报道)|看了?个|帖子|视频里?说|网上有|朋友圈都|微博上|公众号"
    r"|央视|曝光的|纪录片|法治节目|[电韩美日]视?剧|剧里|剧中|网文|主角|男主(?!播|人)|女主(?!播|人)|明星|据说|网传|传言|通报|b站|知乎|头条|剧本杀"
    r"|听说(?!他要|她要|他会|对方|有人要|要来|我(?!们)|老公|老婆|儿子|女儿|前夫)|听(?:我|我妈|我爸|我们|他|广播|电台|人|别人|人家|邻居|同事|朋友|亲戚|同学|老乡)说(?!他要|要来)"
    r"|(?:别人|同事|邻居|朋友|亲戚)(?:跟我|和我)?(?:讲|说)(?:他|她)?(?:们)?(?:老家|村里|有)|有人说|我们这里传|隔壁(?:县|村|镇|单位|公司)"
    r"|综艺|节目里|节目组|小品|相声|段子|读到|小红书|快手|热播|刚看完|的故事|(?:同学|同事|朋友|亲戚|邻居)的(?:同学|同事|朋友|亲戚|邻居)|媒体|某(?:地|公司|县|市|男子|女子)|转载|案例|案子里|直播有|看直播|看法治"
)
_IN_PERSON = re.compile(
    r"我(?!们?(?:镇|县|村|小区|单位|公司|学校|班|院|楼|这里|这边|国|同事|想|好奇|看|刷|在b|追|讲|说|聊|听))|俺|救"
)


class Guards:
    """The guards for one text."""

    def __init__(self, reading: Reading, today: date):
        self.reading = reading
        self.today = today
        self.personal = bool(_PERSONAL.search(reading.text) or _NOW.search(reading.text))
        self.asked = bool(_ASKED.search(reading.text))
        self.taught = bool(_TAUGHT.search(reading.text))
        self._denied = denied_places(reading.text)
        self._told: set[int] | None = None
        self._judged: dict[tuple[int, ...], bool] = {}

    def denied(self, starts: tuple[int, ...]) -> bool:
        """Is one of the elements that start there denied in its clause? A denial that is itself an element is none."""
        return any(at in self._denied and self._denied[at] not in starts for at in starts)

    def let_pass(self, start: int, end: int, starts: tuple[int, ...]) -> bool:
        """May the deed found from `start` to `end` (its elements at `starts`), which is not denied, call for a card?"""
        key = (end, *starts)
        if key not in self._judged:
            if len(self._judged) >= PATIENCE:
                return True
            self._judged[key] = self._judge(start, end, starts)
        return self._judged[key]

    def _judge(self, start: int, end: int, starts: tuple[int, ...]) -> bool:
        text = self.reading.text
        number = self.reading.clause_number(start)
        begin = max(self.reading.clause_start(number), start - REACH)
        clause = text[begin : min(self.reading.clause_end(start), end + REACH)]
        deed = text[start:end]
        return not (
            _REFUTED.search(clause[end - begin :])
            or any(_ALLEGED.search(clause[: at - begin]) for at in starts)
            or self._past(number, clause, end - begin)
            or supposed(self._before(number, begin, start), clause)
            or self._theory(clause, deed)
            or (self._in_the_news(number) and not _IN_PERSON.search(deed))
        )

    def _before(self, number: int, begin: int, start: int) -> str:
        """The clause up to the deed; with the clause before it when that is a bare 假如 or 如果."""
        earlier = self.reading.clause_start(number - 1) if number else begin
        return self.reading.text[earlier if begin - earlier <= 4 else begin : start]

    def _past(self, number: int, clause: str, end: int) -> bool:
        if _NOW.search(clause):
            return False
        if self._long_ago(clause):
            return True
        if clause[end : end + 1] == "过" and not _REPEATED.search(clause):
            return True
        return bool(number) and self._sets_the_time(number - 1)

    def _sets_the_time(self, number: int) -> bool:
        """Is it a short clause that only says when the next one happened (大学那会儿，…)?"""
        if self.reading.clause_start(number + 1) - self.reading.clause_start(number) > 9:
            return False
        clause = self.reading.clause(number)
        return self._long_ago(clause) and not re.search("婚|嫁|认识|生", clause)

    def _long_ago(self, clause: str) -> bool:
        if _PAST.search(clause):
            return True
        return any(int(year) < self.today.year for year in _YEAR.findall(clause))

    def _theory(self, clause: str, deed: str) -> bool:
        if self.taught:
            return not (_IN_PERSON.search(deed) or (_NOW.search(clause) and "我" in clause))
        if _DEFINED.search(clause) and not _SOMEBODY.search(clause):
            return True
        return not self.personal and self.asked

    def _in_the_news(self, number: int) -> bool:
        if self._told is None:
            self._told = self._told_clauses()
        return number in self._told

    def _told_clauses(self) -> set[int]:
        """Clauses about what was read or heard, and those after them in the same sentence."""
        told: set[int] = set()
        for found in _TOLD.finditer(self.reading.text):
            number = self.reading.clause_number(found.start())
            while number not in told and number < self.reading.clause_count():
                told.add(number)
                if self.reading.ends_sentence(number):
                    break
                number += 1
        return told


def denied_places(text: str) -> dict[int, int]:
    """Where a word would be denied, and where its denial starts: 没打我 yes, 差点没打死我 and 是不是被骗 no.

    A word denied with emphasis (其实没有被骗) is denied wherever the text repeats it.
    """
    places: dict[int, int] = {}
    outright: dict[str, int] = {}
    for found in _DENIAL.finditer(text):
        start, end = found.span()
        if _NO_DENIAL.search(text, max(0, end - 8), end):
            continue
        reach = _FILLER.match(text, end).end()
        places.update(dict.fromkeys(range(end, reach + 1), start))
        if _OUTRIGHT.search(text, max(0, start - 4), start):
            outright.update((text[at : at + 2], start) for at in range(end, reach + 1))
    places.update((found.end(), found.start()) for found in _PLAIN_NO.finditer(text))
    for word, start in list(outright.items())[:MANY]:
        at = text.find(word)
        while at >= 0:
            places.setdefault(at, start)
            at = text.find(word, at + 1)
    return places


def supposed(before: str, clause: str) -> bool:
    """Is the deed only supposed? 如果他打我 yes, 要是他再打我 no."""
    return bool(_SUPPOSED.search(before)) and not _AGAIN.search(clause)
