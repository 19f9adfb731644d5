"""Terms text for measuring: as much as is asked for, varied, the same for the same seed.

What it is: one document with as many parts as it takes. Every part numbers anew in one of
eight ways of printing that published documents use (the Markdown list of 《API使用规范》, dotted
numbers under `##`, bold pseudo-headings, articles with hyphened numbers, chapters of articles,
一、（一）, nested lists, a service level agreement with tables and formulas). Clauses are made
of sentence patterns whose slots are filled at random; bold, links, bare addresses, escapes and
enumerations come about as often as they do in real documents. No sentence is copied from a
corpus, and almost no clause occurs twice.

How it differs from real text: the sentences are well formed and mean nothing; a few hundred
words do where real documents use thousands; a real document keeps to one or two ways of
printing, and its numbering has gaps and slips that are all but absent here; and no real
document is a megabyte long. So it is good for measuring time and memory, and no evidence that
anything is understood correctly.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["english_sentences", "terms_text"]

SEED = 20210425

# ---- Words -----------------------------------------------------------------------------------

_SLOT = re.compile(r"\{(\w+)\}")

WORDS: dict[str, tuple[str, ...]] = {
    # parties and things
    "您": ("您", "您", "您", "用户", "您及您的用户", "您授权的子账户", "您的最终用户", "买家", "试用方"),
    "我方": ("阿里云", "阿里云", "阿里云", "服务提供方", "阿里云及其关联公司", "平台", "阿里云授权的第三方"),
    "前缀": (
        *("弹性", "对象", "日志", "消息", "容器", "函数", "表格", "图像", "语音", "区块链", "物联网", "视频"),
        *("边缘", "密钥", "域名", "数据", "网络", "应用", "云", "混合云", "智能", "时序", "图", "向量"),
    ),
    "后缀": (
        *("计算服务", "存储服务", "队列服务", "托管服务", "检索服务", "监控服务", "加速服务", "防护服务"),
        *("分析引擎", "数据库", "网关", "负载均衡", "内容分发网络", "迁移工具", "实例", "解析服务"),
    ),
    "服务": ("{前缀}{后缀}", "{前缀}{后缀}", "本服务", "API", "云服务", "{前缀}{后缀}（{缩写}）"),
    "缩写": ("ECS", "OSS", "RDS", "SLB", "CDN", "KMS", "MQ", "SAE", "ARMS", "PolarDB", "NAT Gateway"),
    "资料": (
        *("业务数据", "账户口令", "access key", "访问日志", "备案信息", "联系方式", "身份证明", "证书文件"),
        *("镜像", "快照", "源代码", "配置信息", "操作记录", "计费账单", "域名信息", "测试结果", "用户内容"),
    ),
    "文件": (
        *("本规范", "本协议", "本服务条款", "相关服务的操作文档", "届时有效的《{前缀}{后缀}服务条款》"),
        *("《{前缀}{后缀}使用规则》", "《中华人民共和国网络安全法》", "国家相关法律法规", "订购页面的说明"),
        *("《互联网信息服务管理办法》", "本条第{数}款", "第{数}.{数}条", "阿里云网站公布的规则", "附件{数}"),
    ),
    "数": tuple(str(number) for number in range(1, 13)),
    "天": ("3", "5", "7", "10", "15", "30", "60", "90", "180", "24"),
    "天数": ("{天}日", "{天}个工作日", "{天}天", "{天}个自然日", "{天}小时"),
    "比例": ("10%", "15%", "25%", "30%", "50%", "99.9%", "99.95%", "百分之二十", "万分之五"),
    "金额": ("人民币{天}00元", "{天}000元", "您已支付的服务费用总额", "当月服务费用", "保证金的{比例}"),
    # acts
    "做": (
        *("使用", "访问", "调用", "部署", "配置", "备份", "迁移", "升级", "续费", "注销", "转让", "出租"),
        *("复制", "修改", "披露", "保存", "删除", "传输", "监测", "审核", "恢复", "扩容", "释放", "转授权"),
    ),
    "宜": ("应", "须", "应当", "应自行", "应及时", "应妥善", "有义务", "应在{天数}内", "应提前{天数}"),
    "可": ("有权", "可以", "有权随时", "有权自行决定", "保留", "可提前{天数}", "有权在{天数}后"),
    "勿": ("不得", "不应", "不得以任何方式", "不得直接或间接", "未经书面同意不得"),
    "通知": ("网站公告", "站内信", "电子邮件", "短信", "在线工单", "网站内合适版面的通知", "书面函件"),
    "事": (
        *("服务器或系统维护", "升级", "不可抗力", "黑客攻击", "电信部门技术调整", "政府管制", "通讯线路中断"),
        *("欠费", "口令泄露", "操作不当", "第三方原因", "配置错误", "病毒侵入", "业务调整", "数据丢失"),
    ),
    "果": (
        *("{您}的{服务}会被暂时或永久封禁", "由此产生的一切损失由{您}承担", "{我方}不承担任何责任"),
        *("{您}应赔偿{我方}因此遭受的全部损失", "已支付的费用不予退还", "订单在{天数}后失效"),
        *("{我方}将按日收取{比例}的违约金", "双方就{服务}所达成的合意失效", "{我方}的赔偿以{金额}为限"),
        *("{您}可在{天数}内提出异议", "数据将在{天数}后被删除且无法恢复", "{我方}有权终止{服务}"),
    ),
    "若": (
        *("如因{事}需要{做}{资料}的", "如{您}未按照{文件}{做}{服务}", "在{您}{做}{服务}期间", "因{事}导致{服务}中断的"),
        *("除{文件}另有约定外", "在不影响{资料}的前提下", "如发生{事}或{事}", "自{您}{做}{服务}之日起{天数}内"),
        *("{您}提前{天数}通知的", "无论{您}是否知悉{事}", "在法律允许的最大范围内", "就{服务}的{做}而言"),
    ),
    "而": (
        *("但{文件}另有约定的除外", "且{您}对此承担全部责任", "{我方}将通过{通知}告知{您}", "以{我方}后台记录的数据为准"),
        *("包括但不限于{事}、{事}、{事}等", "并在{天数}内以{通知}确认", "直至{您}完成{资料}的{做}为止"),
        *("并遵循{文件}的{做}流程", "由此产生的费用按{比例}计收", "但不排除{我方}将来就此收取费用的可能"),
    ),
    # sentences
    "句": (
        "{您}{宜}按照{文件}的规定{做}{资料}，{而}。",
        "{您}理解并同意，{若}，{我方}{可}{做}{服务}，{果}。",
        "{若}，{您}{勿}{做}或试图{做}{我方}提供的{服务}，也{勿}{做}{资料}；{而}。",
        "{我方}{可}根据{文件}{做}{服务}的{资料}，{而}。",
        "{若}，{我方}将尽可能事先以{通知}的方式通告{您}，{而}。",
        "{您}保证向{我方}提供的{资料}和{资料}真实、完整、有效；{若}，{果}。",
        "对于因{事}、{事}而产生的{资料}损失，{我方}不承担超过{金额}的责任。",
        "{您}对自己存放在{服务}上的{资料}、{资料}的完整性和保密性负责，{而}；{果}。",
        "{服务}的服务期限以{文件}为准，期满前{天数}{您}{宜}支付续费款项，否则{果}。",
        "本条所称“{资料}”指{您}在{做}{服务}时产生的{资料}、{资料}以及{资料}（以下简称“{资料}”）。",
        "{若}，{果}，{而}。",
        "{我方}仅负责{服务}的{资料}，{您}{宜}自行{做}{资料}并定期{做}。",
        "{您}可通过{通知}向{我方}申报故障，{我方}在{天数}内就{事}以外的问题提供支持。",
        "{您}{勿}利用{服务}从事{事}、{事}等行为，否则{果}。",
        "双方因{文件}或{服务}发生的纠纷应在{天数}内友好协商；协商不成的，任何一方可就{资料}的{做}提起诉讼，{而}。",
        "{资料}一旦{做}，{我方}无法恢复，{您}{宜}在{做}前自行核对（包括{资料}、{资料}及{资料}）。",
    ),
    "引": (
        *("{您}{勿}有如下行为：", "{若}，{您}承诺：", "如发生下列任何一种情形的，{我方}{可}{做}{服务}："),
        *("{服务}包括以下内容：", "{若}，{我方}{可}采取下列措施：", "就{资料}而言，{您}同意并授权如下："),
    ),
    "项": ("{事项}{尾}", "{事项}", "{事项}，或{事项}"),
    "事项": (
        *("{做}、{做}或{做}{我方}提供的{资料}", "{您}提供的{资料}不真实、虚假或违法", "因{事}{做}{服务}"),
        *("未按照{文件}{做}{资料}，或侵犯{我方}及第三方的权利", "{做}{资料}超过{天数}且未以{通知}说明的"),
        *("在{天数}内{做}{服务}累计超过{比例}的", "其他违反{文件}的{做}行为", "{服务}的{资料}及其{做}记录"),
    ),
    "尾": ("（{资料}、{资料}除外）", "（除{我方}以{通知}明示许可外）", "，{若}", "（包括但不限于{事}、{事}或{事}）"),
    "题": (
        *("{前缀}{后缀}", "{资料}的{做}", "服务费用", "双方的权利和义务", "保密", "知识产权", "责任限制", "终止"),
        *("{前缀}{后缀}的{做}", "定义", "违约责任", "通知和送达", "不可抗力", "法律适用与争议解决", "附则"),
        *("数据安全与{做}", "试用规则", "计费与结算", "账户安全", "个人信息保护", "服务等级", "赔偿方案"),
    ),
}  # fmt: skip

ENGLISH = {
    "party": (
        "you",
        "Alibaba Cloud",
        "the customer",
        "either party",
        "your end users",
        "the provider",
    ),
    "act": (
        "use",
        "access",
        "disclose",
        "transfer",
        "back up",
        "modify",
        "suspend",
        "terminate",
        "renew",
    ),
    "thing": (
        *(
            "the service",
            "the interface",
            "account credentials",
            "the access keys",
            "your business data",
        ),
        *(
            "the fees & taxes due",
            "log records",
            "the “Confidential Information”",
            "the user's content",
        ),
    ),
    "case": (
        *(
            "in case of force majeure",
            "where the fees are overdue",
            "unless these Rules provide otherwise",
        ),
        *(
            "within {number} days of notice",
            "to the extent permitted by law",
            "after the trial has ended",
        ),
    ),
    "number": ("3", "7", "15", "30", "60", "90"),
    "sentence": (
        "{case}, {party} may {act} {thing} or {act} {thing}, and {party} shall not be liable for any loss.",
        "{party} understands and agrees that {thing} and {thing} are provided as they are, {case}.",
        "{party} shall not {act}, {act} or attempt to {act} {thing} without the consent of {party}.",
        "{party} shall {act} {thing} {case}; otherwise {party} has the right to {act} {thing} at any time.",
    ),
}

# ---- Documents -------------------------------------------------------------------------------


def terms_text(size: int = 1_000_000, *, seed: int = SEED) -> str:
    """Write a terms document of about *size* bytes of UTF-8: whole lines, at least that many."""
    writer = _Writer(seed)
    pieces = [f"# {writer.say('题')}服务条款\n\n", f"{writer.prose(3)}\n\n"]
    written = sum(len(piece.encode()) for piece in pieces)
    for piece in writer.parts():
        pieces.append(piece)
        written += len(piece.encode())
        if written >= size:
            break
    return "".join(pieces)


def english_sentences(seed: int = SEED) -> Iterator[str]:
    """Yield English for clauses, one to three sentences each, without end."""
    chance = random.Random(seed)
    while True:
        said = (_fill("{sentence}", ENGLISH, chance) for _ in range(chance.randint(1, 3)))
        yield " ".join(sentence[0].upper() + sentence[1:] for sentence in said)


def _fill(pattern: str, words: dict[str, tuple[str, ...]], chance: random.Random) -> str:
    """Fill the slots of *pattern*, and the slots of what fills them."""
    while "{" in pattern:
        pattern = _SLOT.sub(lambda slot: chance.choice(words[slot[1]]), pattern)
    return pattern


def _chinese(number: int) -> str:
    """Write a number below 100."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    written = ("" if tens < 2 else digits[tens]) + ("十" if tens else "")
    return written + (digits[ones] if ones or not tens else "")


class _Writer:
    """Writes parts. Everything it yields is whole lines with the blank line behind them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.part = 0

    # ---- what is said ------------------------------------------------------------------------

    def say(self, slot: str) -> str:
        return _fill(f"{{{slot}}}", WORDS, self.chance)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def prose(self, most: int) -> str:
        """Give one to *most* sentences, some with bold words, a link, an address, an escape."""
        said = [self.say("句") for _ in range(self.chance.randint(1, most))]
        if self.often(0.05):
            said.append(self.pointer())
        if self.often(0.02):
            said.append(f"（详见 API 调用量 \\* 单价 \\({self.say('天')}\\)）。")
        return "".join(said)

    def pointer(self) -> str:
        """Give a sentence with a link or an address."""
        number = self.chance.randint(20000, 250000)
        return self.chance.choice(
            (
                f"详见《[{self.say('题')}](https://help.aliyun.com/document_detail/{number}.html)》。",
                f"请参考[{self.say('前缀')}{self.say('后缀')}服务条款](https://terms.aliyun.com/{number}.html?)。",
                f"相关规则在www.aliyun.com上公布，{self.say('而')}。",
                f"请访问https://www.aliyun.com/product/{number} 查阅，{self.say('而')}。",
                f"配置方法见[{self.say('资料')}说明]({number}.dita)。",
            )
        )

    def provision(self, label: str, text: str, indentation: str = "", gap: str = " ") -> str:
        """Print a numbered provision: plain, bold, bold with its label apart, partly bold."""
        chance = self.chance.random()
        if chance < 0.55:
            line = f"{label}{gap}{text}"
        elif chance < 0.80:
            line = f"**{label}{gap}{text}**"
        elif chance < 0.85:
            line = f"**{label}****{gap.strip()}{text}**"
        elif chance < 0.90:
            line = f"**{label}**{gap}{text}"
        else:
            first, stop, rest = text.partition("，")
            line = f"{label}{gap}**{first}{stop}**{rest}"
        return f"{indentation}{line}\n\n"

    def enumerated(
        self, labels: Sequence[str], indentation: str = "", gap: str = " "
    ) -> Iterator[str]:
        """Print the items of an enumeration."""
        last = len(labels) - 1
        for position, label in enumerate(labels):
            end = "。" if position == last else "；"
            yield self.provision(label, self.say("项") + end, indentation, gap)

    # ---- ways of printing --------------------------------------------------------------------

    def parts(self) -> Iterator[str]:
        """Yield parts without end, each in another way of printing than the one before."""
        ways = [
            *(self.list_of_dotted, self.hashes, self.bold_headings, self.hyphened),
            *(self.chapters, self.chinese, self.nested_lists, self.service_level),
        ]
        while True:
            self.chance.shuffle(ways)
            for way in ways:
                self.part += 1
                yield self.part_heading()
                yield from way()

    def part_heading(self) -> str:
        if self.part < 100:
            return f"## 附件{_chinese(self.part)}：{self.say('前缀')}{self.say('后缀')}专用条款\n\n"
        return f"## {self.say('前缀')}{self.say('后缀')}专用服务条款\n\n"

    def numbers(self, least: int, most: int) -> range:
        return range(1, self.chance.randint(least, most) + 1)

    def dotted(self, section: int, indentation: str, dot: str, gap: str) -> Iterator[str]:
        """Print the clauses of a section under dotted numbers, up to four components deep."""
        for clause in self.numbers(3, 9):
            label = f"{section}.{clause}"
            if not self.often(0.2):
                yield self.provision(f"{label}{dot}", self.prose(3), indentation, gap)
                if self.often(0.08):
                    yield f"{indentation}{self.prose(2)}\n\n"
                continue
            yield self.provision(f"{label}{dot}", self.say("引"), indentation, gap)
            items = [f"{label}.{item}{dot}" for item in self.numbers(3, 6)]
            if self.often(0.3):
                items = [f"（{item}）" for item in self.numbers(3, 6)]
            yield from self.enumerated(items, indentation, gap)
            if self.often(0.2) and not items[-1].startswith("（"):
                deeper = [f"{label}.{len(items)}.{item}{dot}" for item in self.numbers(2, 4)]
                yield from self.enumerated(deeper, indentation, gap)

    def list_of_dotted(self) -> Iterator[str]:
        """`1.  API使用` at the margin, `    2.5.1. ` below it."""
        for section in self.numbers(5, 9):
            heading = self.say("题")
            yield f"{section}.  {f'**{heading}**' if self.often(0.2) else heading}\n\n"
            if self.often(0.15):
                yield f"    {self.prose(3)}\n\n"
            else:
                yield from self.dotted(section, "    ", ".", " ")

    def hashes(self) -> Iterator[str]:
        """`## 3. 服务费用 {#section_x .section}`, with `3.1` below it."""
        dot, gap = self.chance.choice(((".", " "), ("", " "), ("", "")))
        for section in self.numbers(5, 9):
            name = f"{self.chance.getrandbits(40):08x}"
            attributes = f" {{#section_{name} .section}}" if self.often(0.4) else ""
            yield f"### {section}. {self.say('题')}{attributes}\n\n"
            yield from self.dotted(section, "", dot, gap)

    def bold_headings(self) -> Iterator[str]:
        """`**5.责任的限制及免除**`, with `5.1.` below it, and 【关键词】 lead-ins."""
        for section in self.numbers(5, 9):
            yield f"**{section}. {self.say('题')}**\n\n"
            if self.often(0.3):
                yield f"**【{self.say('题')}】**{self.prose(2)}\n\n"
            yield from self.dotted(section, "", ".", "")

    def hyphened(self) -> Iterator[str]:
        """`第一条 定义`, with `1-1` and `1-1-1` below it."""
        for article in self.numbers(5, 9):
            yield f"**第{_chinese(article)}条 {self.say('题')}**\n\n"
            for clause in self.numbers(3, 8):
                if self.often(0.75):
                    yield self.provision(f"{article}-{clause}", self.prose(3))
                    continue
                yield self.provision(f"{article}-{clause}", self.say("引"))
                yield from self.enumerated(
                    [f"{article}-{clause}-{item}" for item in self.numbers(3, 6)]
                )

    def chapters(self) -> Iterator[str]:
        """`第一章 总则`, with articles whose numbers run on, and （一） below them."""
        article = 0
        for chapter in self.numbers(4, 7):
            yield f"### 第{_chinese(chapter)}章 {self.say('题')}\n\n"
            for _ in self.numbers(3, 8):
                article += 1
                label = f"第{_chinese(article)}条"
                if self.often(0.75):
                    yield self.provision(label, self.prose(3))
                    continue
                yield self.provision(label, self.say("引"))
                yield from self.enumerated(
                    [f"（{_chinese(item)}）" for item in self.numbers(3, 6)], gap=""
                )

    def chinese(self) -> Iterator[str]:
        """`一、服务内容`, with `（一）`, `1、` and `（1）` below it."""
        for section in self.numbers(4, 8):
            yield f"**{_chinese(section)}、{self.say('题')}**\n\n"
            for clause in self.numbers(3, 6):
                yield self.provision(f"（{_chinese(clause)}）", self.prose(2), gap="")
                if self.often(0.4):
                    yield from self.enumerated([f"{item}、" for item in self.numbers(2, 5)], gap="")
                if self.often(0.2):
                    yield from self.enumerated(
                        [f"（{item}）" for item in self.numbers(2, 4)], gap=""
                    )

    def nested_lists(self) -> Iterator[str]:
        """Markdown lists three deep, numbered and with bullets."""
        for section in self.numbers(5, 9):
            yield f"{section}.  {self.say('题')}\n\n"
            for clause in self.numbers(2, 6):
                yield self.provision(f"{clause}.", self.prose(2), "    ", "  ")
                if self.often(0.4):
                    yield from self.enumerated(
                        [f"{item}." for item in self.numbers(2, 4)], "        ", "  "
                    )
                elif self.often(0.4):
                    for _ in self.numbers(2, 4):
                        yield f"        -   {self.say('项')}；\n\n"
                        if self.often(0.2):
                            yield f"            -   {self.say('项')}。\n\n"

    def service_level(self) -> Iterator[str]:
        """A service level agreement: definitions, a formula, tables, letters."""
        for section in self.numbers(3, 6):
            yield f"### {section}. {self.say('题')}\n\n"
            yield f"{self.prose(2)}\n\n"
            yield from self.enumerated(
                [f"{letter}." for letter in "abcd"[: self.chance.randint(2, 4)]]
            )
            name = f"{self.say('前缀')}{self.say('后缀')}"
            yield f"{name}可用性=（{name}周期总分钟数-{name}不可用分钟数）/{name}周期总分钟数×100%\n\n"
            yield f"|{name}可用性|赔偿代金券金额|\n|------|-------|\n"
            for row in self.numbers(2, 6):
                yield f"|低于99.{100 - row}%但等于或高于{90 - row}.0%|月度服务费的{self.say('比例')}|\n"
            yield f"\n![{name}架构]({self.chance.randint(1000, 9999)}.png)\n\n"
            yield from self.dotted(section, "", ".", " ")
