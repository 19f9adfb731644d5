"""Norms in the cells of tables: read cell by cell, and only where a word shows them."""

from aliyun_terms import explain_norms, extract_norms, parse

TEXT = """\
# 规则

1.1. 违规处理如下表：

|行为|处理|
|--|--|
|逾期付费|阿里云有权**暂停服务**；您应支付违约金。|
|服务可用性低于99.9%|月度服务费用的10%|
|您配置应用|数据将自动同步|
"""


def test_a_cell_holds_the_norms_its_words_show():
    found = [(norm.type.value, norm.bearer.value, norm.text) for norm in extract_norms(parse(TEXT))]
    assert [
        ("power", "provider", "阿里云有权暂停服务"),
        ("obligation", "user", "您应支付违约金"),
    ] == [row for row in found if row[0] != "statement"]


def test_norms_of_a_table_have_its_id_and_their_own_places():
    power, duty = (norm for norm in extract_norms(parse(TEXT)) if norm.type.value != "statement")
    assert power.eid == duty.eid
    assert [f"{power.eid}#n1", f"{power.eid}#n2"] == [power.id, duty.id]
    assert "阿里云有权**暂停服务" == TEXT[slice(*power.span)]
    assert "应" == TEXT[slice(*duty.markers[0].core.span)]


def test_the_header_is_no_norm():
    assert () == extract_norms(parse("|您应付费|阿里云应通知您|\n|--|--|\n|10|20|\n"))


def test_what_a_table_rejects_is_explained_with_the_clause_above():
    *_, table = explain_norms(parse(TEXT), "1.1")
    assert "逾期付费" in table.text
    assert [("应用", "应 is part of another word")] == [
        (one.text, one.reason) for one in table.rejected if one.text == "应用"
    ]
