"""Topics of clauses: by their words, their headings, their introductions, and of none."""

import pytest
from aliyun_terms import Document, find_topics, parse, read_lexicon, silent_topics
from aliyun_terms.topics.model import Basis, Confidence
from hypothesis import given, settings
from tests.dialect import odd_texts
from tests.laws.test_linear import calls_of

SEED = {
    "1": "definitions", "2.1": "license_grant", "2.2": "incorporated_terms", "2.3": "usage_limits",
    "2.4": "liability_exclusion", "2.5": "acceptable_use", "2.5.1": "acceptable_use",
    "2.5.2": "acceptable_use", "2.5.3": "acceptable_use", "2.5.4": "acceptable_use",
    "2.5.5": "acceptable_use", "2.6": "service_change", "2.7": "service_availability",
    "2.8": "evidence_metering", "3": "warranty_disclaimer", "4": "suspension_termination",
    "4.1": "suspension_termination", "4.2": "suspension_termination",
    "4.3": "suspension_termination", "4.4": "suspension_termination", "5": "confidentiality",
    "6.1": "amendment", "6.2": "fees", "6.3": "incorporated_terms", "6.4": "governing_law",
}  # fmt: skip


def test_every_provision_of_the_seed_has_its_topic(seed):
    assert SEED == {one.label: one.primary for one in find_topics(seed)}


def test_the_seed_has_these_other_topics(seed):
    others = {one.label: one.secondary for one in find_topics(seed)}
    assert "provider_discretion" in others["2.1"]
    assert "suspension_termination" in others["2.3"]
    assert "ip_restriction" in others["2.5.1"]
    assert "liability_exclusion" in others["3"]
    assert "user_information" in others["4.1"]
    assert "acceptance_by_use" in others["6.1"]
    assert {"jurisdiction", "dispute_resolution"} <= set(others["6.4"])


def only(text: str):
    """The topics of a document of one provision."""
    (one,) = find_topics(parse(text))
    return one


TOLD = [
    ("甲方对间接损失概不负责，也不承担任何责任。", "liability_exclusion"),
    ("您应每月支付服务费。", "fees"),
    ("本协议受某地法律管辖。", "governing_law"),
    ("任何一方可向有管辖权的人民法院起诉。", "jurisdiction"),
    ("阿里云有权立即暂停您的账号。", "suspension_termination"),
    ("任一条款无效的，不影响其他条款的效力。", "severability"),
    ("开通后概不退款。", "refund"),
    ("您应向平台提交真实、准确的资料。", "user_information"),
    ("任何情况下赔偿总额不超过您已付的款项。", "liability_cap"),
    ("双方应对合作中获知的商业秘密承担保密义务。", "confidentiality"),
]


@pytest.mark.parametrize(("text", "topic"), TOLD)
def test_words_tell_a_topic(text, topic):
    assert topic == only(text).primary
    assert Basis.TEXT is only(text).basis


def test_evidence_says_which_words_and_where():
    text = "1.1. **您不得**散布谣言。"
    (one,) = find_topics(parse(text))
    rumours = next(found for found in one.evidence if "谣言" in found.phrase)
    assert "谣言" == text[rumours.span.start : rumours.span.end]


def test_a_heading_lends_its_topic_to_what_says_nothing_itself():
    one = only("# 条款\n\n## 不可抗力\n\n双方及时协商。\n")
    assert ("force_majeure", Basis.HEADING) == (one.primary, one.basis)


def test_the_words_of_a_clause_go_before_its_heading():
    one = only("# 条款\n\n## 保密\n\n阿里云有权随时终止服务。\n")
    assert "suspension_termination" == one.primary


def test_a_keyword_in_brackets_is_a_heading_of_its_clause():
    assert "liability_exclusion" == only("【责任限制】本条从宽解释。").primary


def test_items_go_with_their_introduction():
    found = find_topics(
        parse("1. 有下列情形的，阿里云有权终止服务：\n\n（1）资料过期；\n\n（2）破产。\n")
    )
    assert ["suspension_termination"] * 3 == [one.primary for one in found]
    assert Basis.INTRODUCTION is found[1].basis


def test_numbered_items_go_with_the_paragraph_that_introduces_them():
    text = "4. 结束\n\n有下列情形的，阿里云有权终止服务：\n\n4.1. 资料过期；\n\n4.2. 破产。\n"
    assert {"suspension_termination"} == {one.primary for one in find_topics(parse(text))}


def test_the_sentence_with_the_colon_introduces_and_no_other():
    text = "1. 平台不作任何担保。为此，阿里云有权：\n\n（1）请有关部门核对名称；\n"
    assert "warranty_disclaimer" != find_topics(parse(text))[1].primary


def test_items_go_with_an_introduction_that_is_not_sure_and_are_no_surer():
    document = parse(
        "3.1. 您进一步承诺，不会从事以下行为：\n\n3.1.1. 大量占用云计算资源；\n\n3.1.2. 散发电子邮件；\n"
    )
    items = find_topics(document)[1:]
    assert [one.primary for one in items] == ["acceptable_use"] * 2
    assert {one.confidence for one in items} == {Confidence.LOW}


def test_the_kind_of_the_document_says_less_than_the_words_of_a_clause():
    document = parse("# 服务等级协议\n\n4. 阿里云有权对本SLA条款作出修改。\n\n5. 以下略。\n")
    assert [one.primary for one in find_topics(document)] == ["amendment", "service_level"]


def test_an_introduction_that_says_nothing_goes_with_its_items():
    found = find_topics(parse("1. 如下：\n\n（1）散布谣言的；\n\n（2）传播淫秽内容的；\n"))
    assert ("acceptable_use", Basis.ITEMS) == (found[0].primary, found[0].basis)


def test_the_name_of_the_service_tells_nothing():
    text = "# 隐私政策助手服务条款\n\n1. 隐私政策助手由平台运行。\n"
    assert "personal_information" not in find_topics(parse(text))[0].topics


@pytest.mark.parametrize("text", ["", "\n\n", "# 标题\n", "## 保密\n", "****\n", "-\n"])
def test_a_text_without_provisions_has_no_topics(text):
    assert () == find_topics(parse(text))


@pytest.mark.parametrize("text", ["You shall pay.", "Lorem ipsum 2020", "！！！", "（1）"])
def test_what_is_not_known_is_not_guessed(text):
    (one,) = find_topics(parse(text))
    assert (None, Basis.NOTHING, Confidence.LOW) == (one.primary, one.basis, one.confidence)
    assert () == one.topics


def test_silence_is_what_no_clause_says(seed):
    silent = silent_topics(seed)
    assert {"data_ownership", "personal_information", "force_majeure"} <= set(silent)
    assert not {"fees", "amendment", "confidentiality"} & set(silent)
    assert "fees" in silent_topics(Document())


def test_a_lexicon_of_ones_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        "[[topic]]\nname = 'tea'\nzh = '茶'\nen = 'Tea'\n"
        "phrases = [{ say = '喝茶', weight = 3, example = '请喝茶。' }]\n",
        encoding="utf-8",
    )
    lexicon = read_lexicon(path)
    (one,) = find_topics(parse("您应喝茶。"), lexicon=lexicon)
    assert "tea" == one.primary
    assert ("tea",) == silent_topics(parse("您应付费。"), lexicon=lexicon)


@given(odd_texts)
@settings(max_examples=50)
def test_topics_are_found_in_anything_and_always_the_same(text):
    document = parse(text)
    found = find_topics(document)
    assert found == find_topics(parse(text))
    for one in found:
        assert document.index.nodes[one.eid] is one.unit
        for evidence in one.evidence:
            assert 0 <= evidence.span.start < evidence.span.end <= len(text)


@pytest.mark.parametrize("block", ["1. 您应付费：\n", "（1）不\n", "您不得不应有权终止。\n\n"])
def test_work_grows_with_the_document(block):
    few, many = (parse(block * number) for number in (100, 400))
    assert few.index
    assert many.index
    find_topics(few)  # what is read once a process is read now
    assert calls_of(find_topics, many) <= 4.5 * calls_of(find_topics, few)


def test_field_documents_have_topics(field_text):
    document = parse(field_text)
    found = find_topics(document)
    chinese = [one for one in found if any("一" <= sign <= "鿿" for sign in one.unit.text)]
    told = [one for one in chinese if one.primary is not None]
    # A page that points elsewhere has a sentence or two, and no topic.
    assert len(chinese) < 20 or len(told) >= 0.8 * len(chinese)
