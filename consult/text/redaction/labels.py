"""What the words before a number say about it: somebody's telephone, or the number of an order."""

import re

REACH = 24  # code points before a number that are read for a label
_CLAUSE_END = re.compile(r"[。！？!?；;\n\ufffc]")

# Names of numbers, and of things whose number is named with a word for it: 发票号, 专利证书第, 保单编号.
_NUMBER_OF_A_THING = (
    "订单|单号|运单|快递[单号编]|物流[单号编]|流水[单号]|交易[号单编]|[编序案文批期货型件桩档]号|合同号|登记[号证]|注册号|信用代码|税号|识别[号码]|学号|学籍|考[号证]|工号|警号"
    "|会员[卡号编]|发动机|车架|imei|序列|条形?码|户号|[电水气]表|取件码|验证码|立案号|代码|批次|编码|票号|机号|字第|国药准字|账单号|业务号|社保[号编]|医保[号编]|公积金[号编]|贷款[号编]"
    "|(?<![a-z])no(?![a-z])|(?<![a-z])(?:sn|vin)(?![a-z])"
    "|(?:发票|凭证|回执|受理|执业证|许可证|资格证|准考证?|保单|备案|专利|商标|股票|基金|住院|病历|病案|就诊|报告|化验|产权|房产证|土地证|不动产权?证?|指导案例|角色|券|航班|车次|彩票|中奖"
    "|文书|单据|受案|信访|社保卡?|医保卡?)[一-鿿a-z]{0,4}?[号码编字第单证书:：#]"
)
_SUM = "[金总数税余]额|[总单底拍估房售成标]价|交价|首付|价款|合计|共计|总共|资本|本金|标的|货款|工程款|[¥￥$]"
_PERSONAL = (
    "电话|手机|移动|联系|拨打|打给|致电|来电|回电|短信|呼叫|热线|座机|固话|传真|微信|薇信|vx|tel|phone|mobile|call"
    "|银行|卡号|账[号户]|帐[号户]|收款|汇款|储蓄|身份|证件|驾驶?证|号主|机主"
)
# Between the name of a thing or a sum and its number stands little: 发票号码：, 合同编号为, 总价是.
_DIRECT = re.compile(r"[号码编单证书票据数字为是的第表卡条约达:：\s（(#\-_.a-z]{0,10}$")
_LABEL = re.compile(f"(?P<thing>{_NUMBER_OF_A_THING})|(?P<sum>{_SUM})|(?P<personal>{_PERSONAL})")
_UNIT_AFTER = re.compile(
    r"\s?(?:元|块[钱的]?|万(?!一)[元块]?|亿|美[元金]|港币|欧元|人民币|rmb|股(?![东权票民份])|平[方米]|公里|公斤|吨|%|％|\.\d{1,2}(?!\d))"
)
_ID_CARD = re.compile(r"(?:身份证|身份證|sfz|证件号)[^0-9a-z。；！？\n]{0,12}$")
_ID_CARD_DIRECT = re.compile(r"(?:身份证|身份證|sfz)(?:号码?|件|号|上的|信息|是|为|[:：\s（(])*$")
_CARD = re.compile(
    "(?:银行|[工建农中招交]行|邮储|农信社?|储蓄|信用|工资|一卡通|收款|汇款|转账|[打转汇存充]到|卡号|[账帐][号户]|户名|卡)"
    r"[^0-9a-z。；！？\n]{0,16}$"
)
_ACCOUNT_DIRECT = re.compile(
    r"(?<!公积金)(?<![社医]保)(?<![水电气费戏网站])(?:卡号|[账帐]号|[账帐]户)(?:号码?|是|为|[:：\s（(])*$"
)


def before(chars: str, start: int) -> str:
    """What stands before `start`, back to the end of the last sentence or the last mask."""
    window = chars[max(0, start - REACH) : start]
    return _CLAUSE_END.split(window)[-1]


def meaning(chars: str, start: int) -> str | None:
    """`thing`, `sum` or `personal` after the last label that speaks of the number at `start`; None without one.

    A label of a thing or a sum must stand right before it, one of a person may stand further off.
    """
    window = before(chars, start)
    last = None
    for last in _LABEL.finditer(window):  # noqa: B007
        pass
    if last is None:
        return None
    if last.lastgroup != "personal" and not _DIRECT.match(window, last.end()):
        return None
    return last.lastgroup


def is_amount(chars: str, end: int) -> bool:
    """True when what follows `end` makes the number a quantity: 元, 万, 平方米, decimals."""
    return _UNIT_AFTER.match(chars, end) is not None


def says_id_card(chars: str, start: int, *, direct: bool = False) -> bool:
    """True when 身份证 stands before `start`; with `direct`, so close that nothing else can be meant."""
    return (_ID_CARD_DIRECT if direct else _ID_CARD).search(before(chars, start)) is not None


def says_card(chars: str, start: int) -> bool:
    """True when a bank, a card or an account is named before `start`."""
    return _CARD.search(before(chars, start)) is not None


def says_account(chars: str, start: int) -> bool:
    """True when 账号 or 卡号 stands right before `start`."""
    return _ACCOUNT_DIRECT.search(before(chars, start)) is not None
