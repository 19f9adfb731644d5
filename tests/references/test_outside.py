"""The document itself, its parts and annexes, and what lies outside."""

import pytest
from aliyun_terms import find_references, parse, resolve_references
from tests.references.pointing import leads, only

TEXT = """# 日志服务试用条款

1.  定义

    {sentence}

2.  保密

    双方应当保密。

3.  适用法律与争议解决

    友好协商。
"""


@pytest.mark.parametrize(
    "name",
    [
        *("本规范", "本协议", "本条款", "本服务条款", "本使用条款", "本试用条款", "本服务试用条款"),
        *("本规则", "本合同", "本声明", "本隐私政策", "本须知", "本服务等级协议", "本专用条款"),
        "本《日志服务试用条款》",
        "《日志服务试用条款》",
        *("修订后的条款", "重新修订后的规范", "规范修订后", "修改后的SLA", "本SLA"),
    ],
)
def test_the_document_by_any_name(name):
    assert [(name, "title")] == leads(TEXT.format(sentence=f"您应遵守{name}，并付费。"))


@pytest.mark.parametrize(
    "sentence",
    [
        "本人同意。",
        "本服务免费。",
        "本次活动结束。",
        "本质上是租赁。",
        "本地数据由您备份。",
        "本金不退。",
        "隐私是一项基本政策。",
        "旧版本规则无效。",
        "该服务周期为一个月，该服务费另计，该服务器停机。",
        "企业用户含国家机关、事业单位与社会团体。",
    ],
)
def test_words_with_ben_that_are_no_names(sentence):
    assert [] == leads(TEXT.format(sentence=sentence))


def test_a_name_that_is_given_is_not_used():
    text = TEXT.format(sentence="欢迎签署本《日志服务试用条款》（下称“本条款”）。")
    assert [("本《日志服务试用条款》", "title")] == leads(text)


def test_a_title_of_its_own_in_the_text():
    text = "# 服务协议\n\n《快照服务总协议》（以下简称“本协议”）自签署之日起生效。\n"
    assert [("《快照服务总协议》", "title")] == leads(text)


def test_this_clause_or_this_document():
    text = "# 日志协议\n\n1. 甲\n\n1.1. 本条款无效的，不影响本协议。\n"
    assert "? ambiguous: 2 meanings: this document, or this clause" == dict(leads(text))["本条款"]


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("遵守国家相关法律法规的要求。", "国家相关法律法规", "? no law is named"),
        ("遵守有关法律、法规和政策。", "有关法律、法规和政策", "? no law is named"),
        (
            "违反法律法规、部门规章或国家政策的。",
            "法律法规、部门规章或国家政策",
            "? no law is named",
        ),
        ("除法律另有规定外。", "法律", "? no law is named"),
        ("受中华人民共和国法律管辖。", "中华人民共和国法律", "中华人民共和国法律"),
        ("依照中华人民共和国民法典处理。", "中华人民共和国民法典", "中华人民共和国民法典"),
        ("依照《中华人民共和国民法典》处理。", "《中华人民共和国民法典》", "中华人民共和国民法典"),
        ("依照《网络安全法》处理。", "《网络安全法》", "网络安全法"),
        ("依照国务院的决定。", "国务院", "国务院"),
        ("向人民法院起诉。", "人民法院", "? no court is named"),
        (
            "向被告所在地有管辖权的人民法院起诉。",
            "被告所在地有管辖权的人民法院",
            "? no court is named",
        ),
        ("向杭州市西湖区人民法院起诉。", "杭州市西湖区人民法院", "杭州市西湖区人民法院"),
        ("均可向余杭区人民法院起诉。", "余杭区人民法院", "余杭区人民法院"),
        ("提交北京仲裁委员会仲裁。", "北京仲裁委员会", "北京仲裁委员会"),
        ("由杭州互联网法院管辖。", "杭州互联网法院", "杭州互联网法院"),
        ("国家行政、司法等有权机关要求的。", "国家行政、司法等有权机关", "? no authority is named"),
        ("经有关主管部门批准。", "有关主管部门", "? no authority is named"),
        ("向行政、司法机构披露。", "行政、司法机构", "? no authority is named"),
        ("报工业和信息化部备案。", "工业和信息化部", "工业和信息化部"),
        ("在平台的规定范围内使用。", "平台的规定范围", "? rules without a name or an address"),
        ("不符合阿里云要求的。", "阿里云要求", "? rules without a name or an address"),
        (
            "遵守阿里云网站相关页面所展示的服务说明、技术规范等内容。",
            "阿里云网站相关页面所展示的服务说明、技术规范等内容",
            "? rules without a name or an address",
        ),
        (
            "按届时有效的收费政策付费。",
            "届时有效的收费政策",
            "? rules without a name or an address",
        ),
        ("见help.aliyun.com上的说明。", "help.aliyun.com", "help.aliyun.com"),
        ("在www.aliyun.com上公布。", "www.aliyun.com", "www.aliyun.com"),
        ("在https://www.aliyun.com/a?b=1上公布。", "https://www.aliyun.com/a?b=1", ""),
        ("遵守《快照服务条款》。", "《快照服务条款》", "快照服务条款"),
        ("遵守《保密》。", "《保密》", "2"),
        ("遵守保密条款。", "保密条款", "2"),
    ],
)
def test_what_lies_outside(sentence, text, expected):
    found = leads(TEXT.format(sentence=sentence))
    assert [text] == [one for one, _ in found]
    assert expected in found[0][1]


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "承担法律责任。",
            "具有法律约束力。",
            "产生法律纠纷。",
            "送达法律文书。",
            "咨询法律顾问。",
        ),
        *("第三方机构负责。", "联系业务部门。", "发邮件至a@b.example.com。", "使用v1.2.3版本。"),
        *("服务器法兰盘。", "云服务器不可用。", "按需提供服务。"),
    ],
)
def test_words_that_are_no_pointers(sentence):
    assert [] == leads(TEXT.format(sentence=sentence))


def test_headings_name_topics_and_point_nowhere():
    assert [] == leads("# 本协议\n\n1. 适用法律\n\n2. 人民法院\n\n## 附件一\n\n1. 规则\n")


ANNEXES = """# 服务协议

1. 范围

1.1. {sentence}

## 附件一

**1.** 您应备案。

## 附件二

**1.** 您应付费。
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("遵守附件一。", "附件一"),
        ("遵守附件1。", "附件一"),
        ("遵守附件一和附件二。", "附件一 附件二"),
        ("遵守附件一、二。", "附件一 附件二"),
        ("遵守附件一至附件二。", "附件一 附件二"),
        ("遵守附件三。", "? no annex 3 is printed"),
        ("遵守本协议的附件。", "? ambiguous: 2 annexes are printed"),
    ],
)
def test_annexes(sentence, expected):
    assert expected == only(ANNEXES.format(sentence=sentence), "annex")


def test_the_annexes_of_a_mail_are_none_of_ours():
    assert [] == leads(ANNEXES.format(sentence="请下载邮件附件。"), "annex")


def test_one_link_and_its_title_are_one_reference():
    document = parse(
        "1. 见《[快照服务条款](https://help.aliyun.com/a.html)》和[《镜像条款》](b.dita)。\n"
    )
    found = [(one.text, one.kind.value, one.url) for one in find_references(document)]
    assert [
        ("《快照服务条款》", "work", "https://help.aliyun.com/a.html"),
        ("《镜像条款》", "work", "b.dita"),
    ] == found


def test_spans_are_code_points_of_the_printed_text():
    text = "1. 依据**第1.1条**，**您应遵守**本**规范**。\n"
    for one in find_references(parse(text)):
        printed = text[one.span.start : one.span.end]
        assert one.text == printed.replace("*", "")


def test_the_references_of_a_block_and_to_a_block():
    document = parse("1. 甲\n\n1.1. 您应付费。\n\n1.2. 依照第1.1条处理。\n")
    found = resolve_references(document)
    assert ["第1.1条"] == [one.text for one in found.pointing_at["sec_1__cl_1-1"]]
    assert ["第1.1条"] == [one.text for one in found.standing_in["sec_1__cl_1-2"]]
    assert len(found) == len(list(found)) == 1


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        ("请阅读相关页面的使用说明后付费。", "相关页面的使用说明", "rules"),
        ("不得违反示例公司公布的任何服务协议。", "公司公布的任何服务协议", "rules"),
        (
            "遵守平台颁布或签署的与存储、备份相关的管理政策、规定。",
            "平台颁布或签署的与存储、备份相关的管理政策、规定",
            "rules",
        ),
        ("受相应的国际条约保护。", "国际条约", "law"),
        ("受法律法规和相应的国际条约保护。", "法律法规和相应的国际条约", "law"),
        ("国家机关依法要求的除外。", "国家机关", "authority"),
    ],
)
def test_rules_laws_and_authorities_by_what_they_are(sentence, text, kind):
    (found,) = find_references(parse(TEXT.format(sentence=sentence)))
    assert (text, kind) == (found.text, found.kind.value)
