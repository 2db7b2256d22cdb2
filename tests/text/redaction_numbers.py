"""Made-up personal data of every kind."""

import random
from datetime import date, timedelta

from stdnum import luhn
from stdnum.cn import ric

SURNAMES = [
    *list(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    ),
    "欧阳",
    "司马",
    "上官",
    "诸葛",
]
GIVEN = list(
    "伟芳娜敏静丽强磊洋艳勇杰娟涛超霞平刚玲燕波辉斌宇浩凯健俊帆雪婷慧莹瑞鑫梅兰英华国建志文明海龙云玉秀春桂"
)
REGIONS = str.split(
    "110101 110108 120104 130102 140105 210102 220104 230103 310101 310115 320106 320583 330106 330282 340104 350203 360102 370102 370212 410105 420106 430104 440106 440305 450103 460105 500112 510107 510108 520103 530102 610113 620102 650102"
)
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
AREA_CODES = str.split(
    "010 020 021 022 023 024 025 027 028 029 0311 0351 0371 0431 0451 0512 0531 0551 0571 0574 0591 0731 0755 0769 0791 0851 0871 0898 0931 0991"
)
MOBILE = str.split(
    "130 131 132 133 135 136 137 138 139 150 151 152 155 157 158 159 166 173 175 176 177 178 180 182 185 186 187 188 189 191 198 199 147"
)
BINS = str.split("622202 621700 622848 621661 622588 621483 625912 6214 6228 6217 955880 4392 5187 3568")
CITIES = [
    *str.split(
        "北京市朝阳区 上海市浦东新区 广州市天河区 深圳市龙岗区 浙江省杭州市西湖区 江苏省苏州市吴中区 四川省成都市武侯区 湖北省武汉市洪山区 山东省济南市历下区 河南省郑州市金水区 陕西省西安市雁塔区 湖南省长沙市岳麓区 重庆市渝北区 天津市南开区 福建省厦门市思明区 辽宁省沈阳市和平区 安徽省合肥市蜀山区 广东省东莞市长安镇 河北省保定市莲池区 贵州省贵阳市云岩区 朝阳区 徐汇区  "
    ),
    "",
    "",
]
ROADS = str.split(
    "建国路 中山北路 人民大道 解放街 科技园南路 花园东街 和平里西街 文三路 世纪大道 珞喻路 东风东路 长江西路 龙翔大道 青年大街 南京西路 胜利巷 幸福里 学府路 金水东路 槐荫胡同"
)
ESTATES = str.split("阳光花园 翠湖小区 锦绣家园 万科城 丽景苑 御景湾 书香门第小区 金色港湾 东方新村 绿地公寓")
VILLAGES = str.split(
    "湖南省浏阳市大瑶镇新河村三组12号 河南省周口市郸城县吴台镇李楼村45号 广西玉林市博白县龙潭镇石坡村8号 江西省赣州市于都县银坑镇平安村6组23号 山西省运城市临猗县猗氏镇东关村巷口19号 安徽省阜阳市临泉县长官镇刘庄88号"
)


def digits(rng: random.Random, count: int, first: str = "123456789") -> str:
    return rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(count - 1))


def id_card(rng):
    day = date(1945, 1, 1) + timedelta(days=rng.randrange(27_000))
    if rng.random() < 0.06:
        return f"{rng.choice(REGIONS)}{day:%y%m%d}{rng.randrange(1000):03d}"
    body = f"{rng.choice(REGIONS)}{day:%Y%m%d}{rng.randrange(1000):03d}"
    return body + ric.calc_check_digit(body + "0")


def mobile(rng):
    prefix = rng.choice(MOBILE)
    return prefix + digits(rng, 8, "0123456789")


def landline(rng):
    code = rng.choice(AREA_CODES)
    number = digits(rng, 8 if len(code) == 3 else rng.choice([7, 8]), "2345678")
    return rng.choice(
        [
            f"{code}-{number}",
            f"{code}-{number}",
            f"{code}{number}",
            f"({code}){number}",
            f"（{code}）{number}",
            f"{code} {number}",
        ]
    )


def bank_card(rng):
    start = rng.choice(BINS)
    length = 16 if start[0] in "345" else rng.choice([16, 19, 19, 19])
    body = start + digits(rng, length - len(start) - 1, "0123456789")
    return body + luhn.calc_check_digit(body)


def email(rng):
    name = rng.choice(
        [
            digits(rng, rng.choice([8, 9, 10])),
            f"{rng.choice(['zhang', 'li', 'wang', 'liu', 'chen'])}{rng.choice(['.', '_', ''])}{rng.choice(['wei', 'fang', 'min'])}{rng.randrange(99)}",
            f"{rng.choice(['happy', 'sunny', 'cool', 'hr', 'office'])}{rng.randrange(2030)}",
        ]
    )
    return f"{name}@{rng.choice(['qq.com', '163.com', '126.com', 'gmail.com', 'sina.com.cn', 'outlook.com', 'foxmail.com', 'hengtai-group.com'])}"


def wechat(rng):
    return rng.choice(
        [
            f"{rng.choice(['wxid', 'lucky', 'baby', 'zhao', 'xiaoli', 'an', 'qing', 'daxiong'])}_{digits(rng, rng.choice([4, 5, 6]))}",
            f"{rng.choice(['lawyer', 'hello', 'mm', 'cx', 'jiajia', 'wei'])}{digits(rng, rng.choice([5, 6, 8]))}",
            f"{rng.choice(['a', 'k', 'zz', 'lh'])}{digits(rng, 9)}",
            f"{rng.choice(['dong', 'tian'])}-{rng.choice(['feng', 'kong'])}{rng.randrange(10, 99)}",
        ]
    )


def qq(rng):
    return digits(rng, rng.choice([7, 8, 9, 9, 10, 10]))


def plate(rng):
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    start = rng.choice(PROVINCES) + rng.choice("ABCDEFGHJKL")
    return rng.choice(
        [
            start + digits(rng, 5, "0123456789"),
            start + rng.choice(letters) + digits(rng, 4, "0123456789"),
            start + digits(rng, 3, "0123456789") + rng.choice(letters) + digits(rng, 1),
            start + rng.choice("DF") + digits(rng, 5, "0123456789"),
            start + rng.choice("DF") + rng.choice(letters) + digits(rng, 4, "0123456789"),
        ]
    )


def passport(rng):
    start = rng.choice(["E", "E", "G", "EA", "EB", "EJ", "H", "M", "C"])
    return start + digits(rng, 9 - len(start), "0123456789")


def address(rng):
    if rng.random() < 0.12:
        return rng.choice(VILLAGES)
    place, road, estate = rng.choice(CITIES), rng.choice(ROADS), rng.choice(ESTATES)
    door, house, unit, room = (
        rng.randrange(1, 400),
        rng.randrange(1, 30),
        rng.randrange(1, 6),
        rng.choice(["101", "302", "501", "1203", "2204", "604"]),
    )
    return rng.choice(
        [
            f"{place}{road}{door}号",
            f"{place}{road}{door}号{estate}{house}栋{room}",
            f"{place}{road}{door}号{house}号楼{unit}单元{room}室",
            f"{place}{road}{estate}{house}号楼{unit}单元{room}",
            f"{place}{road}{door}弄{house}号{room}室",
            f"{place or '南山区'}{estate}{house}栋{unit}单元{room}室",
            f"{place}{road}{door}号院{house}号楼{room}",
            f"{place}{road}{estate}{house}幢{room}室",
        ]
    )


def name(rng):
    return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice([1, 2, 2])))


MAKERS = {
    "id_card": id_card,
    "mobile": mobile,
    "landline": landline,
    "bank_card": bank_card,
    "email": email,
    "wechat": wechat,
    "qq": qq,
    "plate": plate,
    "passport": passport,
    "address": address,
    "name": name,
}
