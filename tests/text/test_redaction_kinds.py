"""Each kind in the spellings people use, plain and disguised; ⟦ and ⟧ in the examples mark exactly what is masked."""

import re

import pytest

from consult.text.redaction import MASKS, redact

MOBILE = """
手机：⟦138 0013 8000⟧
手机号⟦１３８００１３８０００⟧
我手机号⟦一三八零零一三八零零零⟧，谢谢
⟦幺三八洞洞幺三八洞洞洞⟧
⟦13八00一38000⟧
⟦138OOl38OOO⟧
⟦1.3.8.0.0.1.3.8.0.0.0⟧
⟦1-3-8-0-0-1-3-8-0-0-0⟧
⟦①③⑧⓪⓪①③⑧⓪⓪⓪⟧
⟦❶❸❽⓿⓿❶❸❽⓿⓿⓿⟧
⟦138（0013）8000⟧
⟦138、0013、8000⟧
电话前半截⟦138，后半截00138000⟧
电话是⟦138后面跟00138000⟧
号码⟦138中间0013末尾8000⟧
打⟦138零零一三8000⟧找我
⟦壹叁捌零零壹叁捌零零零⟧
打⟦一三八零零一三八零零零⟧一直没人接
⟦+86（138）00138000⟧
⟦0086 138 0013 8000⟧
tel:⟦13800138000⟧
⟦13800138000⟧/⟦13900139000⟧
⟦13800138000⟧或⟦13900139000⟧都行
2023年5月1日⟦13800138000⟧打给我
第38条⟦13800138000⟧
⟦+852 9123 4567⟧
他微信就是⟦13800138000⟧
"""
ID_CARD = """
身份证⟦110101 19900307 8515⟧
身份证⟦一一零一零一一九九零零三零七八五一五⟧
身份证号码为⟦110101-1990-0307-8515⟧
⟦11010119900307851五⟧
我的ID是⟦110101199003078515⟧
身份证号⟦110101199003078516⟧写错了一位
身份证⟦110101900307851⟧
身份证号码⟦44010619851231002X⟧
身份证号码⟦440106 19851231 002x⟧
身份证前六位⟦110101，生日19900307，后四位8515⟧
港澳居民居住证⟦810000199003078519⟧
"""
BANK_CARD = """
卡号：⟦6222-0212-3456-7890-128⟧
银行卡号⟦6222021234567890123⟧
账号⟦6222021234567890128⟧户名不同
卡号⟦六二二二零二一二三四五六七八九零一二八⟧
信用卡⟦4392258312345679⟧
"""
LANDLINE = """
是⟦010-62345678⟧
电话⟦021 6234 5678⟧
⟦0755-2345678转801⟧
⟦（0571）87654321⟧
区号⟦0571，号码87654321⟧
传真：⟦87654321⟧
⟦零一零六二三四五六七八⟧
⟦+86 10 6234 5678⟧
"""
EMAIL = """
邮箱⟦zhangsan@163.com⟧
⟦zhang.san_88@mail.sina.com.cn⟧
⟦zhangsan#163.com⟧
⟦zhangsan[at]163[dot]com⟧
⟦zhangsan艾特163点com⟧
⟦zhangsan ＠ 163．com⟧
⟦zhangsan at gmail dot com⟧
⟦12345678（圈a）qq.com⟧
"""
WECHAT = """
微信号⟦zhangsan88⟧
微信：⟦zhang_san-88⟧
加V：⟦zhangsan88⟧
➕v ⟦zhangsan88⟧
⟦wxid_abc123def456⟧
威❤⟦zhangsan88⟧
微亻言⟦zhangsan88⟧
w❤：⟦zhangsan88⟧
微信 ⟦z h a n g s a n 8 8⟧
⟦zhangsan88⟧是我微信
加薇⟦zhangsan88⟧
vx⟦zhangsan88⟧
"""
QQ = """
QQ⟦12345678⟧
Q Q：⟦1 2 3 4 5 6 7 8⟧
扣扣⟦一二三四五六七八⟧
企鹅号⟦12345678⟧
我的Q是⟦12345678⟧
QQ（⟦12345678⟧）
"""
PLATE = """
车牌⟦京A12345⟧
⟦京A·12345⟧
⟦沪AD12345⟧
⟦粤B D12345⟧
⟦京A 1 2 3 4 5⟧
⟦京A0236学⟧
⟦粤Z1234港⟧
⟦京A一二三四五⟧
"""
PASSPORT = """
护照⟦E12345678⟧
护照号码：⟦EA1234567⟧
港澳通行证⟦C12345678⟧
台胞证⟦12345678⟧
护照 ⟦E 1234 5678⟧
护照号⟦E一二三四五六七八⟧
我⟦EB1234567⟧过期了
"""
ADDRESS = """
我住⟦北京市朝阳区建国路88号⟧
家住⟦建国路88号院3号楼2单元501⟧
地址：⟦上海市徐汇区漕溪北路1200弄12号301室⟧
⟦阳光花园3栋501⟧
⟦阳光花园3-2-501⟧
⟦阳光花园三栋二单元五零一⟧
快递寄到⟦万科金域蓝湾12栋1单元1802⟧
在⟦重庆市渝中区解放碑民权路28号⟧
老家在⟦四川省仪陇县马鞍镇险岩村2组18号⟧
"""
EXAMPLES = {
    "mobile": MOBILE,
    "id_card": ID_CARD,
    "bank_card": BANK_CARD,
    "landline": LANDLINE,
    "email": EMAIL,
    "wechat": WECHAT,
    "qq": QQ,
    "plate": PLATE,
    "passport": PASSPORT,
    "address": ADDRESS,
}


NAMES = """
我叫⟦张三丰⟧，今年五十岁
我的名字叫⟦李晓明⟧
姓名：⟦赵铁柱⟧
他名叫⟦欧阳锋⟧
身份证姓名⟦刘德华⟧
我是⟦张伟⟧，被公司辞退
借款人⟦陈小春⟧欠我五万
"""


def _pairs():
    for kind, block in EXAMPLES.items():
        for line in block.strip().splitlines():
            yield pytest.param(kind, line, id=f"{kind} {line}")


@pytest.mark.parametrize(("kind", "line"), _pairs())
def test_exactly_the_personal_data_is_masked(kind, line):
    result = redact(re.sub("[⟦⟧]", "", line))
    assert result.text == re.sub("⟦[^⟧]*⟧", MASKS[kind], line)


@pytest.mark.parametrize("number", ["138\n0013\n8000", "13800\r\n138000", "138\n00138000"])
def test_a_number_split_over_lines_is_masked(number):
    assert redact(f"电话\n{number}\n谢谢").text == f"电话\n{MASKS['mobile']}\n谢谢"


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_a_name_that_is_introduced_is_pointed_out(line):
    text = re.sub("[⟦⟧]", "", line)
    assert [text[f.start : f.end] for f in redact(text).findings if f.kind == "name"] == re.findall(
        "⟦(.*?)⟧", line
    )
