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


# More of them; where a code is a beginning, any code with it will do.
MORE_FAULTS = [
    ("sec_2__cl_2-1", "has permitted you", "has not permitted you", "TR306"),
    ("sec_2__cl_2-1", "non-exclusive", "exclusive", "TR401"),
    ("sec_2__cl_2-1", "free-of-charge, ", "", "TR401"),
    ("sec_2__cl_2-2", "shall, with", "will, with", "TR302"),
    ("sec_2__cl_2-2", "shall, with", "may, with", "TR302"),
    ("sec_2__cl_2-3", "will be temporarily", "shall be temporarily", "TR303"),
    ("sec_2__cl_2-3", "will be temporarily", "must be temporarily", "TR303"),
    ("sec_2__cl_2-3", "will be temporarily or", "will not be temporarily or", "TR306"),
    ("sec_2__cl_2-4", "you shall write", "you may write", "TR302"),
    ("sec_2__cl_2-4", "you shall write programs", "you need not write programs", "TR302"),
    ("sec_2__cl_2-4", "does not assume any", "assumes all", "TR305"),
    ("sec_2__cl_2-5", "shall not", "may", "TR301"),
    ("sec_2__cl_2-5", "shall not", "need not", "TR301"),
    ("sec_2__cl_2-5", "shall not", "will not", "TR301"),
    ("sec_2__cl_2-5", "shall not", "shall", "TR301"),
    ("sec_2__cl_2-5__cl_2-5-1", " (except as expressly permitted by Alibaba Cloud)", "", "TR309"),
    ("sec_2__cl_2-5__cl_2-5-1", "sublicensing, ", "", "TR401"),
    ("sec_2__cl_2-5__cl_2-5-1", "also shall not", "also cannot", "TR301"),
    ("sec_2__cl_2-5__cl_2-5-2", "but not limited to ", "", "TR"),
    ("sec_2__cl_2-5__cl_2-5-2", "ARP", "DNS", "TR403"),
    ("sec_2__cl_2-5__cl_2-5-4", "infringes the rights", "respects the rights", "TR401"),
    ("sec_2__cl_2-6", "reserves the right to release", "shall release", "TR304"),
    ("sec_2__cl_2-6", "reserves the right to release", "will release", "TR304"),
    ("sec_2__cl_2-7", "will, as far as possible, give", "shall give", "TR303"),
    ("sec_2__cl_2-7", "interrupted or suspended", "terminated or suspended", "TR402"),
    ("sec_2__cl_2-8", "prevails", "does not prevail", "TR306"),
    ("sec_3__p_1", "does not provide", "will provide", "TR305"),
    ("sec_3__p_1", " all losses arising from the use of the Alibaba Cloud API will be borne by you.", "", "TR"),
    ("sec_3__p_1", "will be borne by you", "shall be borne by you", "TR303"),
    ("sec_4__p_1", "is entitled to interrupt", "may interrupt", "TR304"),
    ("sec_4__p_1", "is entitled to interrupt", "shall interrupt", "TR304"),
    ("sec_4__p_1", "shall not harm", "will not harm", "TR301"),
    ("sec_4__p_1", "time:", "time.", "TR505"),
    ("sec_4__p_1", "shall ensure", "should ensure", "TR302"),
    ("sec_4__cl_4-1", "untrue, false", "true", "TR305"),
    ("sec_4__cl_4-3", "does not meet", "meets", "TR305"),
    ("sec_4__cl_4-4", "without notifying you in advance", "upon 30 days notice", "TR"),
    ("sec_4__cl_4-4", "Notwithstanding", "Subject to", "TR401"),
    ("sec_4__cl_4-4", "reserves the right to", "shall", "TR304"),
    ("sec_5__p_1", "unless disclosure", "if disclosure", "TR309"),
    ("sec_5__p_1", "shall each", "should each", "TR302"),
    ("sec_6__cl_6-1", "www.aliyun.com", "www.aliyun.co", "TR201"),
    ("sec_6__cl_6-1", "www.aliyun.com", "www.aliyun.com.cn", "TR201"),
    ("sec_6__cl_6-1", "at any time", "after 3 months", "TR105"),
    ("sec_6__cl_6-1", "will notify", "may notify", "TR303"),
    ("sec_6__cl_6-1", "will notify", "should notify", "TR303"),
    ("sec_6__cl_6-1", "cannot accept", "can accept", "TR305"),
    ("sec_6__cl_6-1", "you shall stop", "you may stop", "TR302"),
    ("sec_6__cl_6-2", "does not exclude", "excludes", "TR305"),
    ("sec_6__cl_6-2", "free of charge", "for a fee of 5%", "TR104"),
    ("sec_6__cl_6-2", "you shall", "you will", "TR302"),
    ("sec_6__cl_6-3", "shall comply", "may comply", "TR302"),
    ("sec_6__cl_6-3__p_1", "Cloud Server", "云服务器", "TR501"),
    ("sec_6__cl_6-3__p_2", "Relational Database", "Object Storage", "TR507"),
    ("sec_6__cl_6-3__p_3", "Object Storage", "Relational Database", "TR401"),
    ("sec_6__cl_6-3__p_5", "Service Terms", "服务条款", "TR501"),
    ("sec_6__cl_6-4", "People’s Republic of China", "Republic of China", "TR"),
    ("sec_6__cl_6-4", "governed by", "subject to", "TR401"),
    ("sec_6__cl_6-4", "If consultation fails", "If consultation succeeds", "TR305"),
    ("sec_6__cl_6-4", "bring an action before", "submit it to arbitration by", "TR401"),
    ("sec_4", "Termination", "Suspension", "TR402"),
    ("sec_5", "Confidentiality", "Privacy", "TR401"),
    ("sec_6", "Other Matters", "其他", "TR501"),
    ("title", "API Usage Rules", "API Usage Rules 2021", "TR"),
]  # fmt: skip


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


@pytest.mark.parametrize("fault", MORE_FAULTS, ids=lambda fault: f"{fault[0]}-{fault[2][:20]}")
def test_each_of_many_other_faults_is_found(seed, fault):
    context, old, new, code = fault
    found = check_translation(seed, with_fault(context, old, new))
    assert any(one.code.startswith(code) and one.unit.context == context for one in found)


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
    # One of each trap.
    ("您在使用本服务过程中不得不遵守当地法律。",
     "In using the Service, you have to comply with local law."),
    ("您不应当不履行付款义务。",
     "You shall not fail to perform your payment obligation."),
    ("阿里云有权不予退款。",
     "Alibaba Cloud is entitled to refuse a refund."),
    ("阿里云有权不予赔偿。",
     "Alibaba Cloud has the right not to compensate."),
    ("您应付的服务费用以账单为准。",
     "The service fees payable by you shall be as stated in the bill."),
    ("您应付款项逾期未付的，按日万分之五支付违约金。",
     "If any amount payable by you is overdue, liquidated damages at 0.05% per day shall be paid."),
    ("阿里云将采取相应措施。",
     "Alibaba Cloud will take corresponding measures."),
    ("因不可抗力导致服务中断的，阿里云不承担责任。",
     "Alibaba Cloud is not liable for any interruption of the service caused by force majeure."),
    ("非经阿里云书面同意，您不得转让本协议项下的权利。",
     "You may not transfer your rights under this Agreement except with the written consent of Alibaba Cloud."),
    ("除法律另有规定外，费用不予退还。",
     "Except as otherwise provided by law, fees are non-refundable."),
    ("除前述费用外，您还应支付备案费用。",
     "In addition to the foregoing fees, you shall also pay the filing fees."),
    ("未经同意不得披露保密信息。",
     "Confidential information shall not be disclosed without consent."),
    ("自本协议终止之日起30日内，您可以下载数据。",
     "Within 30 days from the date of termination of this Agreement, you may download your data."),
    ("逾期一日，按应付总额的万分之五支付违约金。",
     "For each day of delay, liquidated damages of five ten-thousandths (0.05%) of the total amount payable shall be paid."),
    ("阿里云承诺99.95%的服务可用性。",
     "Alibaba Cloud undertakes a service availability of 99.95 percent."),
    ("若服务可用性低于99.95%，您可以获得赔偿。",
     "If the service availability falls below 99.95%, you may receive compensation."),
    ("本协议自二〇二一年四月二十五日起生效。",
     "This Agreement takes effect on April 25, 2021."),
    ("本协议于2021-04-25发布。",
     "This Agreement was published on 2021-04-25."),
    ("本协议于2021年4月25日发布。",
     "This Agreement was published on the 25th of April 2021."),
    ("于2021年12月31日24时截止。",
     "Ends at 24:00 on 31 December 2021."),
    ("服务期限为十二个月。",
     "The service term is 12 months."),
    ("服务期限为12个月。",
     "The service term is twelve months."),
    ("阿里云将提前三十(30)天通知您。",
     "Alibaba Cloud will notify you thirty (30) days in advance."),
    ("您应于收到通知后五个工作日内答复。",
     "You shall reply within five business days after receipt of the notice."),
    ("赔偿总额不超过月度服务费的100%。",
     "The total compensation shall not exceed 100% of the monthly service fee."),
    ("阿里云不就此承担任何责任。",
     "Alibaba Cloud shall not be liable for this."),
    ("任何一方均不得单方变更本协议。",
     "No party may unilaterally change this Agreement."),
    ("您无需另行支付费用。",
     "You are not required to pay any additional fees."),
    ("您必须年满18周岁。",
     "You must be at least 18 years old."),
    ("对试用服务，阿里云不作任何明示或默示的保证。",
     "Alibaba Cloud makes no express or implied warranty with respect to the trial service."),
    ("如您不同意本条款，请勿使用本服务。",
     "If you do not agree to these Terms, please do not use the Service."),
    ("阿里云可能会不时修改本条款。",
     "Alibaba Cloud may from time to time modify these Terms."),
    ("本条款的修订自公告之日起生效。",
     "The revision of these Terms takes effect from the date of the announcement."),
    ("您可自行决定是否使用试用服务。",
     "You may decide at your own discretion whether or not to use the trial service."),
    ("未满十八周岁的用户应在监护人陪同下阅读。",
     "Users under the age of eighteen shall read this accompanied by a guardian."),
    ("双方应通过友好协商解决争议；协商不成的，任何一方均可向被告所在地人民法院起诉。",
     "The parties shall resolve disputes through friendly consultation; failing which, either party may bring an action before the people’s court at the place where the defendant is domiciled."),
    ("服务到期后，阿里云将为您保留数据7天。",
     "After the service expires, Alibaba Cloud will retain your data for 7 days."),
    ("超过15天的，数据将被删除且不可恢复。",
     "After 15 days, the data will be deleted and cannot be restored."),
    ("您不可撤销地同意上述内容。",
     "You irrevocably agree to the foregoing."),
    ("每个账号最多可创建三个实例。",
     "Each account may create up to three instances."),
    ("最低消费为人民币1,000元。",
     "The minimum spend is CNY 1,000."),
    ("罚款为50万元人民币。",
     "The fine is RMB 500,000."),
    ("免费额度为每月1百万次调用。",
     "The free quota is one million calls per month."),
    ("服务不可用时间不足5分钟的，不计入。",
     "Unavailability of less than 5 minutes is not counted."),
    ("本协议未尽事宜，双方另行协商。",
     "Matters not covered by this Agreement shall be agreed by the parties through separate consultation."),
    ("您应确保账号安全，否则自行承担损失。",
     "You shall ensure the security of your account; otherwise, you shall bear the losses yourself."),
    ("本条款的无效不影响其他条款的效力。",
     "The invalidity of this clause does not affect the validity of the other clauses."),
    ("您同意不从事违法行为。",
     "You agree not to engage in unlawful conduct."),
    ("您不得利用本服务从事违法犯罪活动，包括但不限于赌博、诈骗。",
     "You shall not use the Service to engage in unlawful or criminal activities, including without limitation gambling and fraud."),
    ("除非双方另有书面约定，本协议不得修改。",
     "Save as otherwise agreed in writing by both parties, this Agreement may not be amended."),
    ("阿里云有权随时终止服务而无须通知您。",
     "Alibaba Cloud has the right to terminate the service at any time without notifying you."),
    ("阿里云会尽快处理您的投诉。",
     "Alibaba Cloud will deal with your complaint as soon as possible."),
    ("您只能将本软件用于内部业务。",
     "You may use the software only for your internal business."),
    ("您仅可为自身业务目的使用本服务。",
     "You may not use the Service other than for your own business purposes."),
    ("在任何情况下，阿里云均不对间接损失负责。",
     "In no event shall Alibaba Cloud be liable for any indirect losses."),
    ("阿里云的赔偿责任以您已支付的服务费用为限。",
     "The liability of Alibaba Cloud for compensation is limited to the service fees paid by you."),
    ("本协议一式两份。",
     "This Agreement is made in two copies."),
    ("逾期超过3个月的，合同自动解除。",
     "If the delay exceeds three months, the contract is rescinded automatically."),
    ("对于第三方的侵权行为，您应当及时通知阿里云。",
     "You shall promptly notify Alibaba Cloud of any infringement by a third party."),
    ("您理解，任何网络服务均无法保证不中断。",
     "You understand that no network service can be guaranteed to be uninterrupted."),
    ("您应对使用结果负责，并自行承担风险。",
     "You are responsible for the results of use and bear the risks yourself."),
    ("账户余额低于0元即为欠费。",
     "An account balance below RMB 0 constitutes an overdue payment."),
    ("阿里云不会泄露您的个人信息，但法律法规另有规定的除外。",
     "Alibaba Cloud will not disclose your personal information, unless laws and regulations provide otherwise."),
    ("可用性=（总分钟数-不可用分钟数）/总分钟数×100%",
     "Availability = (total minutes - unavailable minutes) / total minutes × 100%"),
    ("若99.00%≤可用性<99.95%，赔偿10%。",
     "If 99.00% ≤ availability < 99.95%, the compensation is 10%."),
    ("您应遵守国家有关法律、法规的规定。",
     "You shall comply with the relevant laws and regulations of the State."),
    ("服务中断时间达到2小时以上。",
     "The service is interrupted for two hours or more."),
    ("您必须在24小时之内响应。",
     "You must respond within 24 hours."),
    ("本服务仅限中国大陆地区用户使用。",
     "The Service is available only to users in the Chinese mainland."),
    ("任何一方违约的，应赔偿对方损失。",
     "A party in breach shall compensate the other party for its losses."),
    ("您不得以任何形式转租或转售。",
     "You shall neither sublet nor resell in any form."),
    ("您不得转租或转售。",
     "You must never sublet or resell."),
    ("您未在上述期限内提出异议的，视为认可。",
     "If you raise no objection within the above period, you are deemed to have accepted."),
    ("在您付清全部费用之前，阿里云有权暂停服务。",
     "Until you have paid all fees in full, Alibaba Cloud has the right to suspend the service."),
    ("双方互不承担违约责任。",
     "Neither party shall be liable to the other for breach of contract."),
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
    ("定金", "deposit", "TR401"),
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


def check_pair(one, english_one, other, english_other):
    document = parse(f"1. {one}\n\n2. {other}\n")
    written = {one: english_one, other: english_other}
    return check_translation(document, made_catalog(document, written.__getitem__))


@pytest.mark.parametrize(("chinese", "text"), GOOD, ids=[one for one, _ in GOOD])
def test_nothing_is_found_in_a_good_translation(chinese, text):
    assert set() == codes_of(chinese, text)


@pytest.mark.parametrize(("chinese", "text", "code"), WRONG)
def test_a_wrong_word_is_found(chinese, text, code):
    assert code in codes_of(chinese, text)


@pytest.mark.parametrize("code", TRANSLATION_CODES.values(), ids=lambda code: code.code)
def test_the_examples_of_a_code_are_what_it_says(code):
    if code.name == "same-translation":
        other = check_pair("对象存储的服务条款详见下方", code.bad, code.source, code.bad)
        assert 2 * [code.code] == [one.code for one in other if one.code.startswith("TR507")]
        assert () == check_pair("对象存储的服务条款详见下方", code.bad, code.source, code.good)
        return
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


@pytest.mark.slow
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


@pytest.mark.slow
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
