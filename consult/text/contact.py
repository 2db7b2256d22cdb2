"""Whether a text draws people away from the site: 加微信详谈, 私信我, 打我电话, 主页有联系方式, and their disguises.

Whoever answers in public answers for everybody and can be checked; advice moved to a private channel is neither. To speak of contact is
not to invite it: 保留微信聊天记录, 对方加我微信 and 向12348咨询 pass. So a phrase that can be an invitation counts unless the words around
it tell of somebody else's or warn of it.
"""

import re
from dataclasses import dataclass

from .redaction.accounts import QQ, WECHAT
from .redaction.view import View

_V = rf"(?:{WECHAT}|(?<![a-z0-9])v信?(?![a-z0-9])|薇信?|威信?|卫星|绿泡泡)"
_CHAT = rf"(?:{_V}|{QQ}|(?<![a-z])q(?![a-z])|微(?![博商店小型量信]))"
_ME = "(?:我们?|俺|本人|本律师|本所|我所|我司|律师本人|小编|在下|本团队|(?:我的?|本人|本所)?律?师?助理|团队)"
_YOU = "(?:您|你)"
_ADD = "(?:添?加|[➕+伽佳扫]|联系|搜索?)"
_NUMBER = r"(?:1[3-9][0-9]{9}(?![0-9])|[a-z][a-z0-9_\-]{5,19})"
_STOP = r"(?=[，,。！!？?~；\s]|$)"
_BEGIN = r"(?:^|(?<=[，,。！!？?；\s]))"
_PAGE = "(?:主页|首页|简介|个人资料|资料里|资料上|头像|名片|签名|置顶|昵称|个人中心)"
_WAY = "(?:联系方式|联系电话|电话|手机号?码?|号码)"
_PRIVATE = r"(?:私信|私聊|私戳|私窝|[思斯丝]信|si\s?信|私\s信|站内信|小窗)"

_CHAT_TALK = (
    "(?:(?:详[谈聊细解询]|细[聊谈说讲]|深聊|私聊|面谈|沟通|交流|咨询|联系|对接|预约|索取|领取|办理|了解|聊(?!天)|谈)"
    "(?!不上|[过了他她的贷]|对方|方式|记录|截图)"
    '|约(?=[个时见，。]|$)|同号|同手机|同步|同电话|备注[“"「]?[一-鿿]|一直在线|随时在线|秒回|在线回复)'
)

_INVITATIONS = {
    "chat": [
        rf"{_ADD}\s?(?:一?[下个]|上|下方|下面|以下|好友)?(?:{_ME}|{_YOU})?(?:律师|客服)?(?:的|个人|工作|企业)*(?:好友)?\s?{_CHAT}",
        rf"{_CHAT}(?:号|上|里)?\s?(?:免费|直接|随时|单独|一对一|私下|马上)*{_CHAT_TALK}",
        rf"{_CHAT}(?:号|上|里)?\s?(?:[找发私加]|联系|告诉)(?:给)?(?:{_ME}|{_YOU})",
        rf"(?:{_BEGIN}|先|直接|剩下的?|其[他余]的?|具体的?|细节){_V}(?:{_ME}(?![的们方说被把用在和跟])|再说|(?:上|里)?[说讲聊]{_STOP})",
        rf"{_BEGIN}{_CHAT}号?[:：\s]?(?={_NUMBER})|加{_CHAT}号?[:：\s]{{0,2}}(?={_NUMBER}|[0-9]{{6,11}})",
        rf"{_ME}的?(?:个人|工作|办公)?{_CHAT}号?码?(?:就?是|为|见|[:：]|[在放](?:{_PAGE}|资料|个人|下面|这))(?!被|什么|假|谁)",
        rf"(?:名字|昵称|用户名)(?:就是|即)我?的?{_CHAT}|推(?:送)?给{_YOU}|互加{_CHAT}|发您{_CHAT}|通过一下",
        rf"(?:进|加|入)(?:我们?的?|个)?(?:{_CHAT}|粉丝|交流|维权|咨询|答疑|受害者?)群",
        rf"(?<![a-z])v\s?{_ME}(?=[，,。！!看聊说咨]|$)|{_BEGIN}[微扣]我(?=[，,。！聊看说]|$)",
        rf"加个?好友(?:吧|聊|详|我{_STOP}|{_STOP})|^{_YOU}加我|{_BEGIN}{_YOU}?加我(?=[，。！])|{_BEGIN}详细加",
        r"(?:点|扫|搜|加|关注)[^，。！？]{0,8}加(?:我|为)?好友|(?:微信|材料|资料|证据|照片)[^，。]{0,4}发过来",
    ],
    "message": [
        rf"(?:{_PRIVATE}|滴滴|戳戳|戳|私)\s?(?:一下|下)?{_ME}(?!家|们?的)|已?{_PRIVATE}(?:{_YOU})(?!的)",
        rf"(?:给|跟|和|同|向)?{_ME}的?(?:后台)?(?:发|留)?[个条]?{_PRIVATE}(?!威胁|骂|问)",
        rf"{_PRIVATE}\s?(?:发|秒回|带价|咨询|联系|沟通|回复|一下|聊|获取|领取|详|哦|即可|都回|必回)",
        rf"(?:戳|点)(?:右上角)?的?私信|{_BEGIN}(?:看|回|查收)一?下?私信",
        rf"(?:请|可以?|欢迎|能|方便|麻烦|直接|咱俩?|互关|需要|先|来)(?:私信|私聊){_STOP}|一对一(?:沟通|咨询|回复|交流)",
        rf"[的话](?:老乡|宝子|宝宝|朋友|兄弟|姐妹|家人|网友|人)?(?:请|可)?(?:{_PRIVATE}|私|滴滴|戳){_STOP}",
        rf"(?:可以|欢迎|直接|请|有需要|感兴趣).{{0,4}}(?:私下|线下|站外|平台外)(?:联系|沟通|聊|谈|交流)|私下(?:聊|谈){_STOP}",
        rf"(?:私下|线下)(?:联系|找|聊|谈)(?:{_ME}|吧|详)",
        r"后台(?:留言|回复)|评论区(?:留|扣|打|发)|平台(?:不让|看不了|不方便|上?不能)(?:讲|说|发|聊|附件)",
    ],
    "phone": [
        rf"(?:打|拨打?|拔打|call|呼叫|播打|致电|电联|回拨?)(?:一下|个)?(?:给)?{_ME}的?(?:电话|手机|号码|座机|热线|服务热线|办公)",
        rf"(?:致电|电联|电话联系|来电联系|电话找|打给|call|回电给|打电话[给找]|来电找|发短信给)\s?给?{_ME}|拨打(?:本所|本人|我)",
        r"欢迎(?:您|大家|各位)?(?:随时)?(?:来电|致电|电话|电联|联系|加|添加|打|委托)|来电(?:详|咨询|沟通|联系|预约)",
        rf"(?:请|可以?|随时|直接)(?:来电|电联|打给)|等{_YOU}的?(?:电话|来电|消息|联系)|随时call|有空打(?:给|过来)",
        r"电话(?:沟通|联系|详谈|详聊|聊|里说|细说|咨询)(?:更|比较|吧|本|我|即可|为|会|方便|详|就|免费|见)",
        rf"(?:电联|电话联系|电话约){_STOP}|打过来(?:聊|说|问|咨询)|先打电话(?:预约|给)",
        rf"{_ME}的?(?:办公)?(?:{_WAY}|热线)(?:就?是|为|见|[:：]|就?[在放](?:{_PAGE}|资料|个人|下面|这))(?!被|假|谁|多少|什么)",
        r"(?:联系|咨询|致电|电联|有问题打|(?:联系|咨询)律师|律师(?:电话|手机)|咨询(?:热线|电话))[:：\s]{0,2}(?=1[3-9][0-9]{9})",
        r"(?:留个|放个|附上?|下面是)(?:我的)?(?:电话|联系方式)|(?:免费|首次).{0,4}电话(?:咨询|解答)|免费(?:评估|来电)",
        rf"(?:电话|号码)(?:见|在)(?:我的?)?(?:{_PAGE}|资料|官网|下)",
    ],
    "contact": [
        r"(?:请|欢迎|可以?|建议(?:您|你)?|需要|直接|随时|尽快|马上|立即|及时|有意者?|委托|找律师|方便|麻烦|希望|求|急|想|详情|详细|代理|需|咨询|事宜)"
        rf"[^，。！？]{{0,8}}?(?:联系|联络|咨询|找|委托|聘请){_ME}(?!国|市|省|家|方|的(?!助理|团队))",
        rf"[与和同跟]{_ME}(?:取得)?(?:联系|联络|沟通|交流)(?!不|过|了|的|方式)",
        rf"(?:联系|联络|咨询){_ME}(?:本人|{_STOP}|详|吧|即可|免费|办理|沟通|就行|就好|一下|全国|为您)",
        rf"{_BEGIN}[^，。！？一天]{{0,8}}[，,]?(?:请|可)?找{_ME}(?:办|拿|要(?![钱债账回求我工彩赔人])|聊(?!天)|谈(?![话判过])|吧|代理|处理|咨询|{_STOP})",
        r"有意(?:者|委托|代理|向)?的?(?:请|可)?(?:联系|电联|私|加|来电)|(?:代写|代办|办理|专业|承接)[^。！？]{0,14}联系(?:[。！!]|$)",
        r"来(?:我|我们|本)的?(?:所|律所|办公室|直播间|事务所)|(?:欢迎|可以)?来所(?:面谈|咨询)|到(?:我|我们|本)(?:所|律所|办公室)(?:来|面谈|当面)?|线下[聊谈见]吧",
        rf"(?:滴滴|dd|cue|戳){_ME}{_STOP}|(?:发|寄|传|拍照?)[到至给]?{_ME}的?(?:电子)?(?:邮箱|邮件)",
        rf"(?:把|将|请)[^，。]{{0,10}}发给?{_ME}(?=[。，！]|$|看看|看一下|帮|先)",
    ],
    "homepage": [
        rf"(?:点击?|戳|看|进|扫|点开|打开|查看|翻|访问|来|到|去)(?:一下|下)?{_ME}的?(?:个人)?(?:{_PAGE}|资料|空间|网站|店铺|二维码)",
        rf"{_PAGE}(?:里|上|中|处|下方|内|页)?[都就也面]?(?:有|见|留有?|写有?|可见|能看到|找到|看|附|放)(?:{_ME}的?)?(?:办公)?(?:联系|电话|手机|号码|号|二维码|方式|地址|{_V})",
        rf"(?:{_V}|{_WAY}|号|二维码)(?:都|就)?(?:在|见|看|请看|请见)(?:{_ME}的?|个人)?(?:{_PAGE}|资料|官网)|[在通过]{_ME}的?(?:个人)?{_PAGE}",
        r"扫(?:描|一扫|一下)?(?:下方|我|上方|下面|图中|头像|以下)[^，。]{0,6}码|扫码(?:加|添加|咨询|进群|联系)",
        r"关注(?:我|本人|我们|本)的?(?:抖音|快手|公众号|视频号|小红书|账号|微博|号|[，。！])",
        r"(?:抖音|快手|小红书|知乎|微博|视频号|公众号|b站|百度)[^，。！？]{0,4}(?:同名|搜我|都有我|找我|关注我|搜索)|搜我?名字(?=就|加|找|关注|即|，?联系)",
    ],
    "ask": [
        rf"[留发给报填](?:下|一?个|一下|我|{_YOU})*的?(?:{_YOU}的?)?(?:{_WAY}|{_CHAT}号?)(?:[发给吧]|过来|，?我(?:来|再|会|让|给|加|打|回|联系|们|先)|让|，?(?:稍后|专人|助理))",
        rf"{_YOU}[把将的]?(?:{_YOU})?的?(?:{_WAY}|{_CHAT}号?)(?:[留发给报]|告诉)[下给]?(?:一下)?我?|[留给](?:下|一?个|我)?{_YOU}的?(?:{_WAY}|{_CHAT})",
        rf"(?:我|助理|专人|团队)(?:来|会|主动|让助理|再)?(?:联系|打给|回拨|加|回电给?|致电){_YOU}(?:[，。！]|$|详|吧)|我回拨|[给打]{_YOU}[打回]?个?电话[详聊沟]",
        rf"(?:评论区?|下面|这里)?留个?{_V}(?=[，。！]|$)|{_WAY}发给?我|给我[回打]个?电话|[求要给]一?个?律师的?(?:{_WAY}|{_V})|律师的?{_WAY}，?发我|私聊?发",
    ],
}
_PATTERNS = [(kind, re.compile(pattern)) for kind, patterns in _INVITATIONS.items() for pattern in patterns]

# Whose contact a story is about.
_OTHERS = re.compile(
    "对方|[他她它](?!们?的案)|骗|老板|商家|客服|店家|卖家|买家|中介|房东|租客|公司|单位|学校|老师|主播|网友|有人|同事|前[夫妻]|前?[男女]友|老公|老婆|丈夫|妻子"
    "|儿子|女儿|孩子|小孩|[我他她][妈爸]|催收|债主|法院|法官|警察|民警|公安|检察|派出所|银行|业务员|销售|陌生|家长|员工|那人|人家|别人|朋友|邻居|亲戚|被告|原告"
    "|当事人|双方|第三人|hr|经理|领导|物业|保险|快递|反诈|冒充|假冒|出借人|收款人|贷款"
)
# Whom an invitation is addressed to.
_ADDRESSED = re.compile(
    "(?:求|请|希望|哪位|哪个|有没有|有无|找个?|需要|盼|各位|好心|专业|懂的?|有(?:做|懂|会|经验|专)[^，。]{0,6})[^，。！？]{0,8}(?:律师|人|大神|朋友|老师)|您|你|欢迎|大家|受害者"
)
# What makes it a story or a warning: before it, right after it, later in the sentence.
_TOLD = re.compile(
    "不要|不得|请?勿|谨防|警惕|小心|不会|不能随|不可|拒绝|禁止|没有?(?:人|法)?|从未|不[让敢肯愿再]|被|曾经?|[让叫要逼求骗]我|要求|诱导|引导|假装|以为|承诺|说(?!不)|我在$|不$"
    "|发现|因为|如果(?:对方|他|她)|是否|怀疑|接到|收到|[私擅]自|偷|盗|天天|主动(?!联系您)|一直(?!在线)|反复|多次|[两三]次|突然|昨天|前天|当时|后来|以前|通过(?!一下|我|个人|本人|主页)"
)
_TOLD_AFTER = re.compile(
    "(?:以后|之后|后(?![续台])|了(?!解)|过(?!来)|的(?:时候|那|人|事|聊|记录|截图)|时(?!间)|说(?!明)|骂|威胁|骚扰|要钱|借钱|聊天记录|记录|截图|转账|付款|支付|打卡|被"
    "|，?(?:合法|违法|正规|算|侵权|有效|可信)|不(?![收成用限要在必方])|打不通|是假|注销|[要叫让]我|恐吓|还打)"
)
_HARM_AFTER = re.compile(
    "[^您你教帮免]{0,16}(?:被骗|骗了|诈骗|冒充|上当|怎么办|报警|骚扰|威胁|辱骂|恐吓|立案)"
)
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[，,、：:\s]")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A phrase that invites to a private channel: `start` and `end` are code points in the text as given, `end` exclusive."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Whether a text invites to a private channel, and where."""

    poaching: bool
    findings: tuple[Invitation, ...]


def find(text: str) -> Contact:
    """Every invitation in `text`, in order, without overlaps. Kinds: chat, message, phone, contact, homepage, ask."""
    view = View(text)
    matches = [(*match.span(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(view.chars)]
    found, done = [], 0
    for start, end, kind in sorted(matches, key=lambda match: (match[0], -match[1])):
        if start >= done and start < end and not _is_told(view.chars, start, end):
            done = end
            found.append(Invitation(kind, *view.span(start, end)))
    return Contact(bool(found), tuple(found))


def _is_told(chars: str, start: int, end: int) -> bool:
    """True when the words around a phrase tell of somebody else's invitation, or warn of it."""
    sentence = _SENTENCE.split(chars[max(0, start - 60) : start])[-1]
    clause = _CLAUSE.split(sentence)[-1]
    rest = _SENTENCE.split(chars[end : end + 30])[0]
    addressed = _ADDRESSED.search(clause) is not None
    if _TOLD.search(clause) or _TOLD_AFTER.match(rest) or _HARM_AFTER.match(rest):
        return not addressed
    if addressed:
        return False
    others_before = _OTHERS.search(sentence) is not None and not _ADDRESSED.search(sentence)
    return others_before or _OTHERS.search(clause + chars[start:end]) is not None
