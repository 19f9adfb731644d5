"""The audit: what matters, how it is printed, by which law of which day, by which promise."""

from datetime import date

import attrs
import pytest
from aliyun_terms import Conspicuousness, audit, parse, read_profile
from aliyun_terms.auditing.model import DatedBy, Materiality, Reason
from aliyun_terms.auditing.profiles import PROFILES
from aliyun_terms.auditing.reporting import CAUTIONS, audit_to_dict, describe_audit
from aliyun_terms.errors import LexiconError, SourceError
from aliyun_terms.source import SourceText
from aliyun_terms.tree.emphasis import Emphasis
from hypothesis import given, settings
from tests.dialect import odd_texts
from tests.laws.test_linear import calls_of

EXCLUSION = "阿里云不对您的损失承担任何责任。"


def only(text, **options):
    """The audit of a document of one provision."""
    (clause,) = audit(parse(text), **options).clauses
    return clause


def labels(clauses):
    return [clause.label for clause in clauses]


# ---- The seed --------------------------------------------------------------------------------


def test_the_seed_exactly(seed):
    found = audit(seed)
    assert ["2.8", "4", "4.1", "4.2", "4.3"] == labels(found.gaps)
    assert ["2.1", "2.7", "6.3"] == labels(found.reviews)
    assert {"1", "5", "6.3"} == set(labels(found.having(Conspicuousness.NOT_MATERIAL)))
    assert 30 == len(found.clauses)


def test_the_gap_in_section_4_is_its_paragraph(seed):
    gap = audit(seed).gaps[1]
    assert gap.text.startswith("您应确保")
    assert seed.index.nodes[gap.eid].text == gap.text


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("day", [None, date(2019, 5, 1), date(2021, 4, 25), date(2026, 6, 1)])
def test_the_seed_has_no_fewer_gaps_on_any_day(seed, profile, day):
    found = audit(seed, profile=profile, day=day)
    assert {"2.8", "4", "4.1", "4.2", "4.3"} <= set(labels(found.gaps))


# ---- How it is printed -----------------------------------------------------------------------

PRINTED = [
    (EXCLUSION, Conspicuousness.GAP, Emphasis.NONE),
    (f"**{EXCLUSION}**", Conspicuousness.OK, Emphasis.FULL),
    (f"**1.1.** {EXCLUSION}", Conspicuousness.GAP, Emphasis.NONE),
    (f"您知悉，**{EXCLUSION}**", Conspicuousness.OK, Emphasis.PARTIAL),
    ("**您知悉**，阿里云不对您的损失承担任何责任。", Conspicuousness.REVIEW, Emphasis.PARTIAL),
    ("阿里云**不对您**的损失承担任何责任。", Conspicuousness.REVIEW, Emphasis.PARTIAL),
    ("阿里云**不对您的****损失承担任何责任**。", Conspicuousness.OK, Emphasis.PARTIAL),
]


@pytest.mark.parametrize(("text", "status", "printed"), PRINTED)
def test_what_counts_is_whether_the_words_that_matter_are_bold(text, status, printed):
    clause = only(text)
    assert (status, printed) == (clause.status, clause.emphasis)


def test_a_bold_heading_is_not_inherited():
    assert Conspicuousness.GAP is only(f"# 条款\n\n**1. 免责**\n\n{EXCLUSION}\n").status


def test_a_link_with_nothing_else_is_a_pointer():
    found = audit(parse("1. 服务条款详见：\n\n[云服务器服务条款](https://a.example/x)\n"))
    assert Conspicuousness.NOT_MATERIAL is found.clauses[-1].status


def test_what_does_not_matter_is_not_flagged():
    clause = only("“实例”是指一台主机。")
    assert (Conspicuousness.NOT_MATERIAL, Materiality.NO, ()) == (
        clause.status,
        clause.materiality,
        clause.reasons,
    )


def test_an_unsure_topic_is_for_review_and_no_gap():
    clause = only("# 条款\n\n## 终止\n\n双方另行商定细节。\n")
    assert (Conspicuousness.REVIEW, True) == (clause.status, Reason.UNSURE_TOPIC in clause.reasons)


# ---- By which law ----------------------------------------------------------------------------


def sources(clause):
    return [source.id for source in clause.sources]


def test_the_day_of_the_document_picks_the_sources():
    old = audit(parse(f"版本生效日期：2018年3月16日。\n\n{EXCLUSION}\n"))
    assert (date(2018, 3, 16), DatedBy.EFFECTIVE_DATE) == (old.day, old.dated_by)
    assert "contract-law-39" in sources(old.gaps[0])
    assert "civil-code-496" not in sources(old.gaps[0])
    new = audit(parse(f"版本生效日期：2024年3月16日。\n\n{EXCLUSION}\n"))
    assert {"civil-code-496", "contract-interpretation-10"} <= set(sources(new.gaps[0]))
    assert "contract-law-39" not in sources(new.gaps[0])


def test_a_document_without_a_date_says_so():
    found = audit(parse(EXCLUSION))
    assert (None, DatedBy.NOTHING) == (found.day, found.dated_by)
    assert "the document has no date" in describe_audit(found)


def test_a_day_can_be_given():
    found = audit(parse("版本生效日期：2018年3月16日。"), day=date(2024, 1, 1))
    assert (date(2024, 1, 1), DatedBy.GIVEN) == (found.day, found.dated_by)


def test_before_any_source_there_is_nothing_to_rest_a_gap_on():
    clause = only(EXCLUSION, day=date(1990, 1, 1))
    assert (Conspicuousness.REVIEW, ()) == (clause.status, clause.sources)
    assert Reason.NO_SOURCE_ON_DAY in clause.reasons


def test_every_source_has_a_first_day_and_at_most_one_follows_it():
    for profile in map(read_profile, PROFILES):
        for source in profile.sources:
            assert source.until is None or source.since <= source.until
            assert source.since <= profile.as_of
            assert source.says_zh
            assert source.says_en


NOTICES = [
    ("阿里云有权修改本协议，并提前三十日公告。", None),
    ("阿里云有权修改本协议，并提前5日公告。", Reason.NOTICE_SHORT),
    ("阿里云有权随时修改本协议。", Reason.NOTICE_NOT_STATED),
]


@pytest.mark.parametrize(("text", "reason"), NOTICES)
def test_rules_of_platforms_ask_for_notice_where_that_is_asked_for(text, reason):
    asked = only(f"**{text}**", profile="platform_rules", day=date(2026, 6, 1))
    assert ([] if reason is None else [reason]) == list(asked.reasons)
    assert (Conspicuousness.OK if reason is None else Conspicuousness.REVIEW) is asked.status
    assert Conspicuousness.OK is only(f"**{text}**", day=date(2026, 6, 1)).status


def test_a_profile_of_ones_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        "name = 'mine'\nzh = '甲'\nen = 'Mine'\nas_of = 2026-01-01\n"
        "[[source]]\nid = 's'\nzh = '某法'\nen = 'Some law'\nfrom = 2000-01-01\n"
        "says_zh = '某'\nsays_en = 'some'\n"
        "[[matter]]\nname = 'tea'\nzh = '茶'\nen = 'tea'\nmateriality = 'yes'\nsources = ['s']\n"
        "phrases = [{ say = '喝茶', example = '请喝茶。' }]\n",
        encoding="utf-8",
    )
    clause = only("您应喝茶。", profile=str(path))
    assert (Conspicuousness.GAP, ["s"]) == (clause.status, sources(clause))
    path.write_text(path.read_text(encoding="utf-8").replace("['s']", "['t']"), encoding="utf-8")
    read_profile.cache_clear()
    with pytest.raises(LexiconError, match="'t'"):
        read_profile(str(path))


def test_a_profile_that_is_not_there_names_those_there_are():
    with pytest.raises(SourceError, match=r"no-such.*platform_rules, prc"):
        audit(parse(EXCLUSION), profile="no-such")


# ---- By which promise ------------------------------------------------------------------------

PROMISE = "请您仔细阅读，特别是{what}，这些条款将以{how}标识。\n\n{clause}\n"


def promised(what, how, clause):
    return audit(parse(PROMISE.format(what=what, how=how, clause=clause)))


def test_a_document_is_held_to_its_own_promise():
    found = promised("法律适用和争议解决条款", "粗体下划线", "本协议适用中国法律。")
    (promise,) = found.promises
    assert ["bold", "underline"] == [mark.name for mark in promise.marks]
    assert ["法律适用", "争议解决"] == [kind.zh for kind in promise.kinds]
    assert Reason.PROMISED_NOT_BOLD in found.clauses[-1].reasons
    assert Conspicuousness.GAP is found.clauses[-1].status


def test_a_promise_that_is_kept():
    found = promised("法律适用条款", "加粗", "**本协议适用中国法律。**")
    assert (Conspicuousness.OK, True) == (found.clauses[-1].status, found.clauses[-1].promised)


def test_a_promise_is_a_gap_even_before_any_law():
    document = PROMISE.format(what="免责条款", how="黑体", clause=EXCLUSION)
    assert Conspicuousness.GAP is audit(parse(document), day=date(1990, 1, 1)).clauses[-1].status


def test_a_promise_of_underlining_alone_cannot_be_seen():
    found = promised("法律适用条款", "下划线", "**本协议适用中国法律。**\n\n本协议适用中国法律。")
    assert not found.promises[0].is_seen
    assert not any(clause.promised for clause in found.clauses)
    assert "cannot be seen in Markdown" in describe_audit(found)


def test_a_promise_may_name_nothing():
    found = audit(parse("请阅读其中以粗体明显标注的条款。"))
    assert ((), True) == (found.promises[0].kinds, found.promises[0].is_seen)
    assert "clauses it does not name" in describe_audit(found)


# ---- Reports ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", EXCLUSION, "# 标题\n", "[条款](https://a.example)\n", "Hello."]
)
@pytest.mark.parametrize("lang", ["en", "zh-Hans", "fr"])
def test_every_report_says_that_it_flags_for_a_lawyer(text, lang):
    report = describe_audit(audit(parse(text)), lang=lang)
    words = ("律师", "粗体") if lang == "zh-Hans" else ("lawyer", "bold")
    assert all(word in report for word in words)
    data = audit_to_dict(audit(parse(text)))
    assert list(CAUTIONS) == data["cautions"]
    assert "律师" in data["cautions_zh"][0]


def test_a_report_never_pronounces(seed):
    """No report calls a clause valid, void, lawful or unlawful; the caution says that none does."""
    for lang, words in (
        ("en", ("valid", "void", "unlawful", "breach")),
        ("zh-Hans", ("违法", "无效")),
    ):
        lines = describe_audit(audit(seed), lang=lang, everything=True).splitlines()
        said = [line for line in lines[:-2] if "》" not in line[:1]]
        texts = [clause.text for clause in audit(seed).clauses]
        ours = [line for line in said if not any(line.strip()[-8:-1] in text for text in texts)]
        assert not any(word in line for line in ours for word in words)


def test_a_report_gives_lines(seed, seed_text):
    report = describe_audit(audit(seed), SourceText(seed_text))
    assert "2.8  (line 33)" in report
    assert "4¶" in report


def test_control_characters_do_not_reach_a_terminal():
    assert "\x1b" not in describe_audit(audit(parse(f"\x1b[31m{EXCLUSION}")))


@given(odd_texts)
@settings(max_examples=50)
def test_anything_can_be_audited(text):
    found = audit(parse(text))
    assert audit_to_dict(found) == audit_to_dict(audit(parse(text)))
    assert describe_audit(found, SourceText(text), everything=True)


def test_work_grows_with_the_document():
    block = "1. 阿里云有权**终止**服务，不承担责任，提前5日通知。\n\n"
    few, many = (parse(block * number) for number in (100, 400))
    assert few.index
    assert many.index
    audit(few)  # what is read once a process is read now
    assert calls_of(audit, many) <= 4.5 * calls_of(audit, few)


def test_field_documents_are_audited(field_text):
    found = audit(parse(field_text))
    assert len(found.clauses) == sum(len(found.having(status)) for status in Conspicuousness)


def test_results_are_frozen(seed):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        audit(seed).gaps[0].status = Conspicuousness.OK
