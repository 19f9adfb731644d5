"""Checking: every planted fault is found, and nothing in a good translation."""

import time
from pathlib import Path

import pytest
from aliyun_terms import check_translation, load_catalog, load_glossary, parse, parse_catalog
from aliyun_terms.translation.checking import check_unit
from aliyun_terms.translation.checks.codes import TRANSLATION_CODES
from aliyun_terms.translation.checks.findings import CheckedUnit
from aliyun_terms.translation.units import translatable_units
from tests.translations import english, made_catalog

GLOSSARY = load_glossary()

# Faults planted in the good catalogue: the unit, what stands there, what is put there, the code.
FAULTS = [
    ("sec_2__cl_2-1", "non-transferable", "transferable", "TR401"),
    ("sec_2__cl_2-1", "Alibaba Cloud", "Ali Cloud", "TR402"),
    ("sec_2__cl_2-2", "shall, with", "should, with", "TR302"),
    ("sec_2__cl_2-3", "shall be within", "may be within", "TR302"),
    ("sec_2__cl_2-4", "does not assume any liability", "assumes liability", "TR305"),
    ("sec_2__cl_2-5", "shall not engage", "should not engage", "TR301"),
    ("sec_2__cl_2-5", "conduct:", "conduct.", "TR505"),
    ("sec_2__cl_2-5__cl_2-5-1", "shall not reverse", "may reverse", "TR301"),
    ("sec_2__cl_2-5__cl_2-5-1", "the source code", "the 源代码", "TR501"),
    ("sec_2__cl_2-5__cl_2-5-2", "or DOS);", "or DOS;", "TR504"),
    ("sec_2__cl_2-5__cl_2-5-3", "security;", "security；", "TR503"),
    ("sec_2__cl_2-5__cl_2-5-4", "not in accordance", "in accordance", "TR305"),
    ("sec_2__cl_2-6", "reserves the right to", "may", "TR304"),
    ("sec_2__cl_2-7", "will, as far", "shall, as far", "TR303"),
    ("sec_2__cl_2-8", "prevails.", "does not prevail.", "TR306"),
    ("sec_3__p_1", "does not provide", "provides", "TR305"),
    ("sec_3__p_1", "warranty", "**warranty**", "TR204"),
    ("sec_4__p_1", "is entitled to", "must", "TR304"),
    ("sec_4__p_1", "shall not harm", "shall respect", "TR301"),
    ("sec_4__cl_4-1", "the personal", "<script>alert(1)</script> the personal", "TR204"),
    ("sec_4__cl_4-2", "laws or regulations", "statutes", "TR401"),
    ("sec_4__cl_4-4", "without notifying", "after notifying", "TR305"),
    ("sec_5__p_1", "shall each bear", "will each bear", "TR302"),
    ("sec_6__cl_6-1", "www.aliyun.com", "www.alibaba.com", "TR201"),
    ("sec_6__cl_6-1", "will publish", "shall publish", "TR303"),
    ("sec_6__cl_6-1", "shall comply", "may comply", "TR302"),
    ("sec_6__cl_6-2", "fees in accordance", "fees within 30 days in accordance", "TR105"),
    ("sec_6__cl_6-2", "free of charge,", "for RMB 100,", "TR103"),
    ("sec_1__p_1", "(RDS)", "", "TR403"),
    ("sec_6__cl_6-3__p_1", "Cloud", "[Cloud](javascript:alert(1))", "TR204"),
    ("sec_6__cl_6-4", "either party may", "either party shall", "TR307"),
    ("sec_6__cl_6-4", "shall promptly", "shall promptly promptly", "TR506"),
    ("sec_6__cl_6-4", "the two", "the\u202e two", "TR205"),
    ("sec_6__cl_6-4", None, "Chinese law applies.", "TR502"),
]


def with_fault(context, old, new):
    """The good catalogue with one fault; the fault must be possible."""
    catalog = load_catalog("api-usage-terms", "en")
    message = next(one for one in catalog if one.context == context)
    assert old is None or old in message.string, f"{old} is not in {message.string}"
    message.string = new if old is None else message.string.replace(old, new, 1)
    return catalog


def test_there_is_no_alarm_about_the_good_catalogue(seed):
    assert () == check_translation(seed, load_catalog("api-usage-terms", "en"))


def test_at_least_twenty_five_faults_are_planted():
    assert 25 <= len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}-{fault[3]}")
def test_a_planted_fault_is_found_where_it_is(seed, fault):
    context, old, new, code = fault
    found = check_translation(seed, with_fault(context, old, new))
    assert {context} == {finding.unit.context for finding in found}
    assert code in [finding.code for finding in found]


def test_all_faults_at_once_are_found(seed):
    catalog = load_catalog("api-usage-terms", "en")
    for context, old, new, _ in FAULTS:
        message = next(one for one in catalog if one.context == context)
        if old is not None:
            message.string = message.string.replace(old, new, 1)
    found = {(one.unit.context, one.code) for one in check_translation(seed, catalog)}
    wanted = {(context, code) for context, old, _, code in FAULTS if old is not None}
    # A sentence that has become a permission twice over is told of once.
    assert len(wanted - found) <= 3


# ---- Good translations, and one wrong word each ----------------------------------------------

GOOD = [
    ("您应在30日内支付服务费用。", "You shall pay the service fees within 30 days."),
    ("您应在三十日内支付服务费用。", "You shall pay the service fees within thirty (30) days."),
    ("阿里云将提前7个工作日通知您。", "Alibaba Cloud will notify you seven working days in advance."),
    ("本条款自2021年4月25日起生效。", "These Terms take effect on 25 April 2021."),
    ("服务可用性不低于99.95%。", "The service availability is not less than 99.95%."),
    ("赔偿总额不超过月度服务费的百分之十五。",
     "The total compensation does not exceed fifteen percent of the monthly service fee."),
    ("赔偿上限为人民币10万元。", "Compensation is capped at RMB 100,000."),
    ("阿里云提供7×24小时技术支持。", "Alibaba Cloud provides technical support 24 hours a day, 7 days a week."),
    ("数据保留一年。", "Data is retained for a year."),
    ("违反第3.2条的，阿里云有权终止服务。",
     "If Article 3.2 is violated, Alibaba Cloud has the right to terminate the service."),
    ("未经阿里云书面同意，您不得转让本协议。",
     "Without the written consent of Alibaba Cloud, you may not transfer this Agreement."),
    ("任何一方均不得披露对方的保密信息。",
     "Neither party shall disclose the confidential information of the other party."),
    ("因不可抗力造成损失的，双方均不承担责任。",
     "Neither party is liable for losses caused by force majeure."),
    ("您无权转许可。", "You have no right to sublicense."),
    ("您可以随时终止使用。", "You may terminate your use at any time."),
    ("如发生争议，双方应友好协商解决。",
     "Should a dispute arise, both parties shall resolve it through friendly consultation."),
    ("应用程序编程接口", "Application programming interface"),
    ("您应自行备份数据，并对其安全负责。",
     "You shall back up your data yourself and be responsible for its security."),
    ("除非另有约定，本协议不构成担保。",
     "Unless otherwise agreed, this Agreement does not constitute a warranty."),
    ("包括但不限于病毒、木马、恶意代码。", "Including but not limited to viruses, Trojans and malicious code."),
    ("您的账号将被暂停。", "Your account will be suspended."),
    ("经有权机关要求披露的除外。", "Except where disclosure is required by a competent authority."),
    ("您应按照法律法规的规定完成备案。",
     "You shall complete the filing in accordance with the provisions of laws and regulations."),
    ("阿里云不对间接损失承担赔偿责任。",
     "Alibaba Cloud is not liable to compensate for indirect losses."),
    ("您不得不接受。", "You must accept."),
    ("用户应为其行为独立承担责任。", "The user shall independently bear liability for its conduct."),
    ("详见 https://www.aliyun.com/price 。", "See https://www.aliyun.com/price."),
    ("三方", "Three parties"),
    ("每月1日至3日结算。", "Settlement takes place from the 1st to the 3rd day of each month."),
    ("退款应于5个自然日内完成。", "The refund shall be completed within 5 calendar days."),
    ("第三方服务", "Third-party services"),
    ("逾期的，每日按应付金额的千分之五支付违约金。",
     "If payment is late, liquidated damages of 0.5% of the amount payable shall be paid for each day."),
    ("您应对您的账号和密码负责。", "You shall be responsible for your account and password."),
    ("双方均应对对方的商业秘密保密。", "Both parties shall keep each other’s trade secrets confidential."),
    ("阿里云保留修改本条款的权利。", "Alibaba Cloud reserves the right to modify these Terms."),
    ("双方应友好协商解决；协商不成的，提交杭州仲裁委员会仲裁。",
     "Both parties shall resolve it through friendly consultation; if consultation fails, it shall be submitted to the Hangzhou Arbitration Commission for arbitration."),
    ("您须妥善保管密码，不得告知他人。",
     "You must keep the password safe and must not disclose it to others."),
    ("试用期间，您无需支付费用。", "During the trial period, you need not pay any fees."),
    ("您必须是具有完全行为能力的自然人。",
     "You must be a natural person with full capacity for conduct."),
    ("服务条款的任何部分无效的，不影响其他部分的效力。",
     "If any part of the Service Terms is invalid, the validity of the other parts is not affected."),
    ("试用期满前，您可以使用OSS与Wi-Fi。",
     "Before the trial ends by expiry, you may use OSS and Wi-Fi."),
    ("服务器宕机5分钟以上的，视为服务不可用。",
     "Server downtime of more than 5 minutes is deemed service unavailability."),
]  # fmt: skip

WRONG = [
    ("您应在30日内付款。", "You shall pay within 13 days.", "TR105"),
    ("您应在30日内付款。", "You shall pay within 30 months.", "TR105"),
    ("您应在三十日内付款。", "You shall pay within forty days.", "TR105"),
    ("赔偿100元。", "Compensation of USD 100.", "TR103"),
    ("赔偿10万元。", "Compensation of RMB 10 million.", "TR103"),
    ("自2021年4月5日起生效。", "Effective from May 4, 2021.", "TR102"),
    ("自2021年4月5日起生效。", "Effective from April 5, 2012.", "TR102"),
    ("可用性为99.9%。", "The availability is 99.", "TR104"),
    ("详见第3.2条。", "See Article 3.3.", "TR101"),
    ("共10项。", "There are ten items, and 4 more.", "TR101"),
    ("您不得出租账号。", "You cannot lease the account.", "TR301"),
    ("您不得出租账号。", "You need not lease the account.", "TR301"),
    ("您不得出租账号。", "You shall lease the account.", "TR301"),
    ("您不得出租账号，应保密。", "You shall lease the account and shall keep it secret.", "TR301"),
    ("您须保密。", "You may keep it confidential.", "TR302"),
    ("您必须保密。", "You will keep it confidential.", "TR302"),
    ("阿里云将退款。", "Alibaba Cloud must refund.", "TR303"),
    ("阿里云有权变更。", "Alibaba Cloud may change it.", "TR304"),
    ("您可终止。", "You must terminate.", "TR307"),
    ("数据未删除。", "The data is deleted.", "TR305"),
    ("数据已删除。", "The data is not deleted.", "TR306"),
    ("阿里云提供服务。", "Alibaba Cloud shall provide the service.", "TR308"),
    ("个人信息", "personal data", "TR402"),
    ("定金", "deposit", "TR402"),
    ("中止", "terminated", "TR402"),
    ("见www.aliyun.com。", "See the website.", "TR201"),
    ("见网站。", "See www.aliyun.com on the website.", "TR201"),
    ("您可以使用OSS。", "You may use it.", "TR403"),
    ("费用", "Fees &lt;b&gt;", "TR204"),
    ("费用", "[Fees](https://example.org)", "TR204"),
    ("费用", "x" * 99_000, "TR502"),
]


def codes_of(chinese, text, language="en"):
    (unit,) = translatable_units(parse(chinese))
    checked = CheckedUnit(unit.context, unit.text, text, language, unit.block)
    return {finding.code for finding in check_unit(checked, GLOSSARY)}


@pytest.mark.parametrize(("chinese", "text"), GOOD, ids=[one for one, _ in GOOD])
def test_nothing_is_found_in_a_good_translation(chinese, text):
    assert set() == codes_of(chinese, text)


@pytest.mark.parametrize(("chinese", "text", "code"), WRONG)
def test_a_wrong_word_is_found(chinese, text, code):
    assert code in codes_of(chinese, text)


@pytest.mark.parametrize("code", TRANSLATION_CODES.values(), ids=lambda code: code.code)
def test_the_examples_of_a_code_are_what_it_says(code):
    assert code.code in codes_of(code.source, code.bad)
    assert set() == codes_of(code.source, code.good)


def test_messages_name_what_differs_in_both_languages():
    (unit,) = translatable_units(parse("您应在30日内付款。"))
    (finding,) = check_unit(
        CheckedUnit(unit.context, unit.text, "You shall pay within 13 days.", "en"), GLOSSARY
    )
    assert ("30日", "13 days") == (
        unit.text[slice(*finding.source_span)],
        finding.unit.text[slice(*finding.span)],
    )
    assert "30日" in finding.message
    assert "13 days" in finding.message_zh


def test_links_and_emphasis_may_be_written_where_the_source_has_them():
    source = "见[价格](https://www.aliyun.com/a)，**不得拖欠**。"
    good = "See [prices](https://www.aliyun.com/a); you **shall not** be late."
    assert set() == codes_of(source, good) - {"TR401"}
    assert {"TR202", "TR203"} <= codes_of(source, "See prices; you shall not be late.")
    assert "TR204" in codes_of(source, good.replace("aliyun", "example"))


# ---- What is looked at -----------------------------------------------------------------------


def test_only_what_is_translated_is_checked_unless_asked(seed):
    catalog = with_fault("sec_2__cl_2-5", "shall not", "should not")
    message = next(one for one in catalog if one.context == "sec_2__cl_2-5")
    message.flags.add("fuzzy")
    assert () == check_translation(seed, catalog)
    assert ["TR301"] == [one.code for one in check_translation(seed, catalog, fuzzy=True)]


def test_codes_can_be_picked_and_left_out(seed):
    catalog = with_fault("sec_2__cl_2-5", "shall not", "should not")
    assert 1 == len(check_translation(seed, catalog, select=["TR3"]))
    assert () == check_translation(seed, catalog, select=["TR1"])
    assert () == check_translation(seed, catalog, ignore=["TR301"])


def test_another_language_is_checked_by_what_does_not_hang_on_english():
    assert {"TR105"} == codes_of("您应在30日内付款。", "Sie zahlen binnen 13 days.", "de") - {
        "TR401"
    }
    assert {"TR101"} == codes_of("见第3.2条。", "Siehe Ziffer 3.3.", "de") - {"TR401"}
    assert "TR501" in codes_of("费用", "Die 费用", "de")
    assert "TR501" not in codes_of("费用", "費用", "ja")
    assert "TR301" not in codes_of("您不得出租。", "Sie sollten nicht vermieten.", "de")
    assert "TR105" in codes_of("您应在30日内付款。", "13日以内に支払う。", "ja")


def test_a_line_of_the_catalogue_is_named(seed):
    catalog = with_fault("sec_2__cl_2-5", "shall not", "should not")
    (finding,) = check_translation(seed, catalog)
    lines = Path(catalog.name).read_text(encoding="utf-8").split("\n")
    assert "msgid" in lines[finding.unit.line - 1]
    assert "sec_2__cl_2-5" in lines[finding.unit.line - 2]


def test_five_thousand_units_are_checked_in_seconds():
    text = "# 规范\n\n" + "".join(
        f"{one}.{two}. 您应在{two}日内支付第{one}笔费用，阿里云有权收取违约金。\n\n"
        for one in range(1, 101) for two in range(1, 51)
    )  # fmt: skip
    document = parse(text)
    catalog = made_catalog(document, english)
    started = time.process_time()
    assert len(check_translation(document, catalog)) > 5000
    assert 30 > time.process_time() - started


@pytest.mark.parametrize(
    "piece", ["**", "[", "[a](", "<", "（", "应", "不", "one ", "百", "1,000", "www.", "a@", "no "]
)
def test_hostile_text_is_checked_in_linear_time(piece):
    def seconds(times):
        started = time.process_time()
        codes_of("1. " + "您应付费" + piece.strip() * times, "You " + piece * times)
        return time.process_time() - started

    seconds(10)
    small, large = seconds(2000), seconds(16000)
    assert large < 40 * small + 0.5


def test_a_text_that_is_no_catalogue_of_the_document_finds_nothing_to_check(seed):
    empty = parse_catalog('msgid ""\nmsgstr "Language: en\\n"\n')
    assert () == check_translation(seed, empty)
