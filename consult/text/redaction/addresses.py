"""Addresses down to the door: road and number, estate and flat, village and house."""

import re
from collections.abc import Iterator

from . import places
from .digits import HAN_CLASS

_NUMERAL = f"0-9{HAN_CLASS}十百"
_NUMBER = rf"(?:[0-9]{{1,5}}|[{HAN_CLASS}十百]{{1,6}})"
_DOOR = re.compile(
    rf"(?<![{_NUMERAL}])(?<![0-9][.:：])[甲乙丙]?第?{_NUMBER}(?:[ ]?[-－–—之][ ]?{_NUMBER}){{0,2}}[ ]?"
    r"(?P<unit>号楼|号院|号|支弄|弄|栋|幢|棟|座(?!位)|单元|室|房(?![子屋东产租间款贷价地])|户(?![口籍型人])|层|楼(?![上下道梯盘房顶板])|门(?![口面票诊卫店])|组|#)"
    rf"|(?<![a-z])[a-z][ ]?(?P<letter>[座栋幢])"
    r"|(?<![0-9\-－–—])[0-9]{1,4}[ ]?[-－–—][ ]?[0-9]{1,4}(?:[ ]?[-－–—][ ]?[0-9]{2,5})?(?![0-9\-－–—年月日元万.%])"
)
_ROOM = re.compile(
    rf"[ ]?[-－]?[ ]?(?:[0-9]{{3,4}}|[{HAN_CLASS}]{{3,4}})(?:室|房|户|号房?)?(?![{_NUMERAL}年月日天元块万个次%.,，]{{1}}[0-9元]?)"
)
_NOT_A_DOOR = re.compile(
    r"[ ]?(?:线|文|令|案|出口|入口|桥|口|公告|仓|生日|早|晚|上午|下午|中午|凌晨|当天|那天|之[前后]|以[前后]|[前后起]|开始|签|到|发)"
)
_BETWEEN = re.compile(r"[ ]?[,，、(（]?[ ]?(?:[一-鿿]{1,10}?)??[ ]?[)）]?")
_NAME = re.compile(r"[一-鿿 ]{1,40}$")
_ROAD = re.compile(
    r"[一-鿿][ ]?(?:路|街|大道|巷|胡同|马路|干道|国道|环线|环)(?:[东南西北中]?[一二三四五六七八九十]?段|中段|辅路)?[ ]?$"
)
_WEAK_ROAD = re.compile(
    r"(?:里|道|弄|径|坊|条|村|屯|庄|寨|组|队|营|堡|镇|乡|区|口|岸|桥|湾|坪|坝|沟|湖|岭|巷口|街口|路口)[ ]?$"
)
_ESTATE = re.compile(
    r"(?:小区|花园|家园|公寓|大厦|广场|新村|山庄|公馆|名邸|雅居|华庭|嘉园|新城|社区|豪庭|宿舍|家属[院区楼]|大院|写字楼|[工业科技产]{2}园|国际|中心|苑|城|府|庭|园|湾|居|墅|里"
    r"|郡|邸|港湾?|阁|轩|村|庄|院|坊|寓|厂)[ ]?(?:[一二三四五六七八九十a-z]期|[东南西北]区)?[ ]?$"
)
_LABEL = re.compile(
    r"(?:住在|家住|家在|住址|地址|现住|租住|居住|住处|收件|寄到|送到|位于|坐落|房子在|户籍|住)[一-鿿 :：是在为于地]{0,20}$"
)
_ADMIN = re.compile(r"[一-鿿](?:省|市|区|县|旗|镇|乡|州|盟|街道)")
_NAMELESS = re.compile(
    r"^(?:我们?|咱们?|本|该|某|他们?|她们?|你们?|这个?|那个?|同一?个?|整个|别的|其他|隔壁|对面|自己|业主|住|老|在|的)*(?:小区|社区|宿舍|大院|家属[院楼]|公寓|大厦|家|村里?)?$"
)
_STOP = re.compile("[的了在是和被把从到给让说我你他她们有没也都就]")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every address in `chars`."""
    done = 0
    doors = list(_DOOR.finditer(chars))
    index = 0
    while index < len(doors):
        run = [doors[index]]
        while (
            len(run) < 8
            and index + len(run) < len(doors)
            and _belongs(chars, run[-1].end(), doors[index + len(run)].start())
        ):
            run.append(doors[index + len(run)])
        index += len(run)
        if start := _start(chars, run, done):
            end = run[-1].end()
            room = (
                _ROOM.match(chars, end)
                if _unit(run[-1]) in ("号楼", "号院", "号", "栋", "幢", "棟", "座", "单元", "弄", "楼")
                else None
            )
            done = room.end() if room else end
            yield "address", start - 1, done


def _unit(door: re.Match) -> str:
    return door["unit"] or door["letter"] or "-"


def _belongs(chars: str, end: int, start: int) -> bool:
    """True when a door is a part of the address that goes before: 88号 阳光花园 3栋."""
    if start - end > 14:
        return False
    between = chars[end:start]
    return _BETWEEN.fullmatch(between) is not None and not _STOP.search(between)


def _start(chars: str, run: list[re.Match], floor: int) -> int:
    """One more than where the address of these doors begins; 0 when they make none."""
    first = run[0].start()
    window = chars[max(floor, first - 40) : first]
    name = _NAME.search(window)
    if not name:
        return 0
    text = name[0]
    at = places.begin(text)
    stem = text[at:].strip()
    labelled = _LABEL.search(text) is not None
    if not _is_address(stem, text, [_unit(door) for door in run], chars, run, labelled):
        return 0
    begin = first - len(text) + at + (len(text[at:]) - len(text[at:].lstrip()))
    return begin + 1


def _is_address(
    stem: str, text: str, units: list[str], chars: str, run: list[re.Match], labelled: bool
) -> bool:
    nameless = _NAMELESS.match(stem) is not None
    last = run[-1].end()
    room = (
        units[-1] in ("室", "房", "户")
        or (units[-1] != "号" and _ROOM.match(chars, last) is not None)
        or (units[-1] == "-" and len(stem) > 2)
    )
    building = any(
        unit in ("号楼", "栋", "幢", "棟", "座", "号院", "弄", "号", "单元", "楼") for unit in units
    )
    if (
        units[0] in ("号", "弄", "支弄", "号院", "号楼", "#", "栋", "幢", "座", "-")
        and _ROAD.search(stem)
        and not nameless
    ):
        return not (len(units) == 1 and (units[0] == "-" or _NOT_A_DOOR.match(chars, last)))
    if units[0] in ("号", "弄", "号院", "#", "组") and _WEAK_ROAD.search(stem) and not nameless:
        placed = _ADMIN.search(stem[:-1]) is not None or labelled
        return (
            placed
            and (units != ["组"] or labelled)
            and not (len(units) == 1 and _NOT_A_DOOR.match(chars, last))
        )
    if nameless:
        return labelled and building and room
    if _ESTATE.search(stem):
        return (
            (room and (building or units[-1] == "-" or units[-1] in ("室", "房")))
            or (len(units) > 1 and building)
            or (labelled and building)
        )
    return (
        building
        and room
        and len(units) + (units[-1] not in ("室", "房", "户", "-")) > 1
        and (labelled or _ADMIN.search(stem) is not None)
    )
