import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.contact import find
from tests.bench.bench_redaction import read

from .growth import is_linear

INVITATIONS = """
建议加我微信详谈
加薇信咨询
十加我V信 聊聊
可以私我详谈
打我电话，免费咨询
联系我本人
主页有联系方式
请查看我的个人主页获取联系电话
电话微信同号
＋微❤了解
留下你的电话，我联系你
把材料微信发过来
律师您好，能加您微信吗
点击我的头像查看联系方式
关注我的抖音，私信回复
需要代理词的老乡私聊
"""
STORIES = """
请保留微信聊天记录
对方加我微信后一直骚扰我
骗子让我加微信转账
不要随便添加陌生人微信
拨打110报警
您可以向12348咨询
他打我电话威胁我
对方律师联系我，要我和解
公安机关会联系您做笔录
法院电话通知我开庭
老师要求家长加微信打卡，合法吗？
我的微信号被封了怎么办
起诉状要写明被告的联系方式
建议先与对方电话沟通
可以咨询专业律师
加了三年班，微信里都有记录
欢迎继续追问
"""


@pytest.mark.parametrize("text", INVITATIONS.strip().splitlines())
def test_an_invitation_to_a_private_channel_is_poaching(text):
    assert find(text).poaching


@pytest.mark.parametrize("text", STORIES.strip().splitlines())
def test_a_story_or_a_warning_about_contact_passes(text):
    assert not find(text).poaching


def test_an_invitation_is_found_where_it_stands_in_the_text_as_given():
    text = "您好，\u200b加我Ｖ\u200bＸ详谈"
    (invitation,) = find(text).findings
    assert (invitation.kind, text[invitation.start : invitation.end]) == ("chat", "加我Ｖ\u200bＸ")


@given(st.text(st.sampled_from("加我微信您私电话联系主页 vx，。\n\u200b１"), max_size=30))
def test_findings_are_in_order_within_the_text_and_make_the_verdict(text):
    contact = find(text)
    edges = [edge for finding in contact.findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert contact.poaching == bool(contact.findings)


@pytest.mark.parametrize("frozen", [False, True], ids=["tuning half", "frozen half"])
def test_the_labelled_set_is_judged_rightly(frozen):
    items = read("contact.jsonl", frozen)
    poaching = [item for item in items if item["poaching"]]
    called = [item for item in items if find(item["text"]).poaching]
    right = [item for item in called if item["poaching"]]
    assert len(right) / len(poaching) >= 0.9
    assert len(right) / len(called) >= 0.95


@pytest.mark.parametrize("piece", ["加", "加我", "微信", "您微信联系", "v", " ", "，", "联系我", "主页"])
def test_forty_thousand_hostile_characters_take_linear_time(piece):
    assert is_linear(find, piece)
