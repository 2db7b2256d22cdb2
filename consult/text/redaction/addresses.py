"""Addresses down to the door: road and number, estate and flat, village and house.

A door (88号, 3栋, 2单元, 501室, 3-2-501) is looked for first, then the doors that go with it, then the name they hang on.
"""

import re
from collections.abc import Iterator

from . import places
from .digits import HAN_CLASS

_NUMERAL = f"0-9{HAN_CLASS}十百"
_NUMBER = rf"(?:[0-9]{{1,4}}|[{HAN_CLASS}十百]{{1,6}})"
_DASH = "[ ]?[-－–—][ ]?"
_DOOR = re.compile(
    rf"(?<![{_NUMERAL}])(?<![0-9][.:：])[甲乙丙]?第?{_NUMBER}(?:[ ]?[-－–—之][ ]?{_NUMBER}){{0,2}}[ ]?"
    r"(?P<unit>号楼|号院|号|支弄|弄|栋|幢|棟|座(?!位)|单元|室|房(?![子屋东产租间款贷价地])|户(?![口籍型人])|层"
    r"|楼(?![上下道梯盘房顶板])|门(?![口面票诊卫店])|组|#)"
    r"|(?<![a-z])[a-z][ ]?(?P<letter>[座栋幢])"
    rf"|(?<![0-9\-－–—])[0-9]{{1,4}}{_DASH}[0-9]{{1,4}}(?:{_DASH}[0-9]{{2,5}})?(?![0-9\-－–—年月日元万.%])"
)
_ROOM = re.compile(
    rf"[ ]?[-－]?[ ]?(?:[0-9]{{3,4}}|[{HAN_CLASS}]{{3,4}})(?:室|房|户|号房?)?(?![0-9年元块万户%])(?![.,，][0-9])"
)
# What may follow 号 when it isn't a door: a metro line, a document, a day of the month.
_NOT_A_DOOR = re.compile(
    r"[ ]?(?:线|文|令|案|出口|入口|桥|口|公告|仓|生日|早|晚|上午|下午|中午|凌晨|当天|那天|之[前后]|以[前后]|[前后起]|开始|签|到|发)"
)
_BETWEEN = re.compile(r"[ ]?[,，、(（]?[ ]?[一-鿿]{0,10}[ ]?[)）]?")
_SENTENCE = re.compile("[的了在是和被把从到给让说我你他她们有没也都就]")
# 望京soho, 经3路: letters and the number of a road are a part of a name.
_NAME = re.compile("(?:[一-鿿 ]|[a-z]|[0-9](?=[0-9]{0,2}[路街道巷环])){1,40}$")
_ROAD = re.compile(
    "[一-鿿][ ]?(?:路|街|大道|巷|胡同|国道|环线|环)(?:[东南西北中]?[一二三四五六七八九十]?段|辅路)?[ ]?$"
)
_LANE = re.compile("(?:里|道|弄|径|坊|条|村|屯|庄|寨|组|队|营|堡|镇|乡|区|口|岸|桥|湾|坪|坝|沟|湖|岭)[ ]?$")
_ESTATE = re.compile(
    "(?:小区|花园|家园|公寓|大厦|广场|新村|山庄|公馆|名邸|雅居|华庭|嘉园|新城|社区|豪庭|宿舍|家属[院区楼]|大院|写字楼|[工业科技产]{2}园|国际"
    "|中心|苑|城|府|庭|园|湾|居|墅|里|郡|邸|港|阁|轩|村|庄|院|坊|寓|厂)[ ]?(?:[一二三四五六七八九十a-z]期|[东南西北]区)?[ ]?$"
)
_LABEL = re.compile("(?:家在|住址|地址|住处|收件|[寄送]到|位于|坐落|房子在|户籍|住)[一-鿿 :：]{0,20}$")
_ADMIN = re.compile("[一-鿿](?:省|市|区|县|旗|镇|乡|州|盟|街道)")
_NAMELESS = re.compile(
    "(?:我们?|咱们?|本|该|某|[他她你]们?|[这那同整]一?个?|别的|其他|隔壁|对面|自己|业主|住|老|在|的)*(?:小区|社区|宿舍|大院|家属[院楼]|公寓|大厦|家|村里?)?"
)
_BUILDINGS = frozenset(["号楼", "号院", "号", "弄", "支弄", "栋", "幢", "棟", "座", "单元", "楼", "#"])
_ROOMS = frozenset(["室", "房", "户", "-"])


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every address in `chars`."""
    done = 0
    for doors in _doors(chars):
        window = chars[max(done, doors[0].start() - 40) : doors[0].start()]
        name = _NAME.search(window)
        if not name:
            continue
        text = name[0]
        start = places.begin(text)
        units = [_unit(door) for door in doors]
        end = doors[-1].end()
        room = _ROOM.match(chars, end) if units[-1] in _BUILDINGS else None
        if room:
            end = room.end()
            units.append("室")
        if _is_address(
            text[start:].strip(), units, chars[end : end + 4], labelled=_LABEL.search(text) is not None
        ):
            done = end
            yield "address", doors[0].start() - len(text[start:].lstrip()), end


def _doors(chars: str) -> Iterator[list[re.Match]]:
    """Doors in groups that belong together: 88号 阳光花园 3栋."""
    group: list[re.Match] = []
    for door in _DOOR.finditer(chars):
        between = chars[group[-1].end() : door.start()] if group else ""
        together = len(between) <= 14 and _BETWEEN.fullmatch(between) and not _SENTENCE.search(between)
        if group and (not together or len(group) == 8):
            yield group
            group = []
        group.append(door)
    if group:
        yield group


def _unit(door: re.Match) -> str:
    """What kind of a door it is; 3-2-501 is a room, 25-6 may be anything."""
    return door["unit"] or door["letter"] or ("室" if len(re.findall(_DASH, door[0])) == 2 else "-")


def _is_address(stem: str, units: list[str], after: str, *, labelled: bool) -> bool:
    """True when doors of these units hang on the name `stem` of a place where somebody may live."""
    room = units[-1] in _ROOMS
    building = any(unit in _BUILDINGS for unit in units)
    alone = len(units) == 1
    if _NAMELESS.fullmatch(stem):
        return labelled and building and room
    levels = len(_ADMIN.findall(stem[:-1]))
    if alone and levels < 2 and _NOT_A_DOOR.match(after):
        return False
    placed = labelled or levels > 0
    if _ROAD.search(stem) and ((units[0] in _BUILDINGS and units[0] not in ("单元", "楼")) or not alone):
        return True
    if _LANE.search(stem) and (units[0] in ("号", "弄", "号院", "#") or (units[0] == "组" and labelled)):
        return placed
    if _ESTATE.search(stem):
        return (room and (building or placed or units[-1] != "-")) or (building and (labelled or not alone))
    return placed and building and room and not alone
