"""Made-up numbers that legal texts are full of and that name nobody."""

from stdnum.cn import uscc

from tests.text.redaction_numbers import digits

ALL = "0123456789"
COURTS = [
    "京0105",
    "京01",
    "沪0115",
    "粤0304",
    "粤03",
    "浙0106",
    "苏05",
    "川01",
    "鄂01",
    "鲁02",
    "豫01",
    "湘0102",
    "渝0112",
    "陕01",
]
KINDS = ["民初", "民终", "民申", "刑初", "行初", "执", "执恢", "民再", "民特", "破"]


def year(rng):
    return str(rng.randrange(2005, 2026))


def day(rng):
    y, m, d = year(rng), rng.randrange(1, 13), rng.randrange(1, 29)
    return rng.choice(
        [
            f"{y}年{m}月{d}日",
            f"{y}年{m}月{d}日",
            f"{y}-{m:02d}-{d:02d}",
            f"{y}.{m}.{d}",
            f"{y}/{m}/{d}",
            f"{y}{m:02d}{d:02d}",
            f"{m}月{d}号",
        ]
    )


def money(rng):
    amount = rng.choice(
        [rng.randrange(100, 9999), rng.randrange(10_000, 999_999), rng.randrange(1, 90) * 1000]
    )
    return rng.choice(
        [
            f"{amount}元",
            f"{amount:,}元",
            f"{amount}块",
            f"{amount / 10000:.2f}万元",
            f"¥{amount:,.2f}",
            f"人民币{amount}元",
            f"{amount}.50元",
            f"{amount // 1000 + 1}千",
        ]
    )


def bigmoney(rng):
    amount = rng.randrange(100_000, 99_999_999_999)
    return rng.choice(
        [f"{amount}", f"{amount:,}", f"{amount:,}.00", f"{rng.randrange(13_000_000_000, 19_999_999_999)}"]
    )


def cnmoney(rng):
    return rng.choice(
        ["壹拾叁万捌仟", "伍万陆仟柒佰捌拾元", "贰拾万", "叁万肆仟伍佰陆拾柒元捌角", "一十三万八千六百"]
    )


def caseno(rng):
    y, court, kind = year(rng), rng.choice(COURTS), rng.choice(KINDS)
    return rng.choice(["（{}）{}{}{}号", "({}){}{}{}号", "（{}）{}{}第{}号"]).format(
        y, court, kind, rng.randrange(1, 39_999)
    )


def article(rng):
    return rng.choice(
        [
            str(rng.randrange(1, 1260)),
            str(rng.randrange(1, 110)),
            "四十七",
            "一百四十三",
            "八十二",
            "一千零六十二",
            "二百五十三",
        ]
    )


def credit(rng):
    body = (
        rng.choice(["91", "91", "92", "51"])
        + rng.choice(["110105", "310115", "440300", "330106"])
        + "MA"
        + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
    )
    if rng.random() < 0.3:
        body = "91" + rng.choice(["1101", "3101", "4403"]) + digits(rng, 11, ALL)
    return body + uscc.calc_check_digit(body + "0")


def order(rng):
    return rng.choice(
        [
            digits(rng, 19, "1234567"),
            f"{year(rng)}{digits(rng, 14, '01')}",
            f"E{digits(rng, 22)}",
            digits(rng, 15),
            f"{digits(rng, 12, '2')}",
            f"1{rng.choice('358')}{digits(rng, 15, ALL)}",
            f"1{rng.choice('35789')}{digits(rng, 9, ALL)}",
        ]
    )


def track(rng):
    return rng.choice(
        [
            f"SF{digits(rng, 13, '1')}",
            f"YT{digits(rng, 13, '8')}",
            digits(rng, 15, "7"),
            digits(rng, 13, "4"),
            f"JD{digits(rng, 13, '0')}",
            digits(rng, 12, "6"),
            f"EMS1{digits(rng, 10)}CN",
        ]
    )


def service(rng):
    return rng.choice(
        [
            "95588",
            "95533",
            "10086",
            "10010",
            "12306",
            "12315",
            "12333",
            "12345",
            "12348",
            "400-820-8820",
            "400 610 1000",
            "4008123123",
            "800-810-0888",
            "95118",
            "96110",
            "010-12345",
            "12378",
        ]
    )


def docno(rng):
    return rng.choice(
        [
            f"国发〔{year(rng)}〕{rng.randrange(1, 60)}号",
            f"人社部发〔{year(rng)}〕{rng.randrange(1, 99)}号",
            f"京政办发[{year(rng)}]{rng.randrange(1, 60)}号",
            f"建房规（{year(rng)}）{rng.randrange(1, 20)}号",
            f"粤府〔{year(rng)}〕{rng.randrange(1, 150)}号",
        ]
    )


def coded(*patterns):
    """A maker for numbers made of fixed letters and `#` for a digit."""

    def make(rng):
        return "".join(rng.choice(ALL) if char == "#" else char for char in rng.choice(patterns))

    return make


MAKERS = {
    "year": year,
    "date": day,
    "money": money,
    "bigmoney": bigmoney,
    "cnmoney": cnmoney,
    "caseno": caseno,
    "art": article,
    "credit": credit,
    "order": order,
    "track": track,
    "service": service,
    "docno": docno,
    "n": lambda rng: str(rng.randrange(2, 12)),
    "n2": lambda rng: str(rng.randrange(11, 99)),
    "n3": coded("1##", "2##", "5##"),
    "n4": coded("1###", "2###", "6###", "8###"),
    "n5": coded("1####", "3####", "5####", "13###"),
    "n8": coded("2#######", "1993####"),
    "area": lambda rng: f"{rng.randrange(50, 200)}.{rng.randrange(1, 99)}",
    "price": lambda rng: f"{rng.randrange(5000, 80_000)}元",
    "pct": lambda rng: rng.choice(["2%", "1.5%", "24%", "百分之二十", "3分", "15.4%", "两分五"]),
    "age": lambda rng: str(rng.randrange(16, 88)),
    "arb": coded(
        "2023####",
        "202201####",
        "2021-####",
        "〔2022〕第####号",
        "京海劳人仲字[2021]第#####号",
        "3205832022#######",
        "138####",
    ),
    "invoice": coded("########", "0440022#####", "1100201130 ########", "2332200000########"),
    "contract": coded(
        "HT-2023-####",
        "XSHT20220815###",
        "GF-2014-0171",
        "ZJ(2021)####",
        "NO.0013####",
        "ABC-138-####-####",
        "2021138########",
    ),
    "social": coded("##########", "1320105#######", "440300########"),
    "loan": coded("DK2022138#######", "62022021#########", "2021062213#########", "HL####################"),
    "policecase": coded(
        "A310115020220####", "A4403##########2023#####", "3701022023########", "PDAA2023####0000######"
    ),
    "house": coded(
        "京（2019）朝不动产权第00#####号",
        "沪房地浦字（2011）第0#####号",
        "粤(2020)广州市不动产权第0#######号",
        "X京房权证海字第1#####号",
    ),
    "license": coded("113012017103#####", "1440320111######1", "13101200910######"),
    "vin": coded("LFV3A23C1H3######", "LSVAA49J132######", "WBA5A7C5XFD######", "LVGBE40K88G138###"),
    "policy": coded(
        "PDAA20213101D#########", "11000000##########", "8611050138##########", "AXIAJ13802E#######"
    ),
    "birth": coded("J11013####", "O32058####", "M44##00###"),
    "regno": coded("110105############", "44030110#######", "3302#########"),
    "patent": coded("201810######.#", "2019201#####.X", "202010######.1"),
    "tm": coded("1#######", "3#######", "G13#####"),
    "icp": coded("1#######", "05####-1", "20######"),
    "dd": lambda rng: f"{rng.randrange(1, 29):02d}",
    "mm": lambda rng: f"{rng.randrange(0, 60):02d}",
    "lotto": lambda rng: " ".join(f"{rng.randrange(1, 34):02d}" for _ in range(6)),
    "exam": coded("11010520231####", "3202023138#####", "2023#####13##"),
    "exam2": coded("2021#######", "18#########", "B1903####"),
    "hosp": coded("0001####", "13800####", "ZY202#######"),
    "imei": coded("86#############", "35############8"),
    "alipay": coded(
        "2023081522001######################", "10000397012023###########", "4200001138############"
    ),
    "procno": lambda rng: (
        f"{rng.choice(['京朝', '沪浦', '粤深'])}检刑不诉〔{year(rng)}〕{rng.randrange(1, 400)}号"
    ),
    "permit": coded("11010520190816####", "[2018]施[朝]建字####号", "3201##201905##0101"),
    "sc": coded("106131#########", "10#############"),
    "barcode": coded("69###########", "692############"),
    "police": coded("0138##", "01####", "3######"),
    "meter": coded("00013800####", "3100######", "13#######0##"),
    "memcard": coded("8800####", "VIP138####", "800001######", "6699########"),
    "gameid": coded("1######", "player#####", "66########"),
}
