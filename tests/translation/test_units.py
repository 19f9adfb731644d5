"""The units that are translated: every line with words, each under the id of its block."""

from aliyun_terms import Noise, load_catalog, parse, walk
from aliyun_terms.translation.units import translatable_units
from aliyun_terms.tree.blocks import Unit
from hypothesis import given
from tests.dialect import texts

TEXT = """\
# 规范

1. 费用

1.1. 见[价格](www.aliyun.com)，**不得拖欠**。

|项目|价格|
|---|---|
|流量|0.8元|
|请求||

![流程图](a.png)

![](b.png)

服务=A×B

1.2.

****
"""


def test_every_line_with_words_is_a_unit_without_label_and_markup():
    assert [
        ("title", "规范"),
        ("sec_1", "费用"),
        ("sec_1__cl_1-1", "见价格，不得拖欠。"),
        ("sec_1__cl_1-1__table_1__r_1__c_1", "项目"),
        ("sec_1__cl_1-1__table_1__r_1__c_2", "价格"),
        ("sec_1__cl_1-1__table_1__r_2__c_1", "流量"),
        ("sec_1__cl_1-1__table_1__r_2__c_2", "0.8元"),
        ("sec_1__cl_1-1__table_1__r_3__c_1", "请求"),
        ("sec_1__cl_1-1__img_1", "流程图"),
        ("sec_1__cl_1-1__formula_1", "服务=A×B"),
    ] == [(unit.context, unit.text) for unit in translatable_units(parse(TEXT))]


def test_the_catalogue_of_the_seed_has_exactly_its_units_in_their_order(seed):
    catalog = load_catalog("api-usage-terms", "en")
    messages = [(message.context, message.id) for message in catalog if message.id]
    assert [(unit.context, unit.text) for unit in translatable_units(seed)] == messages
    assert 37 == len(messages)


@given(texts)
def test_contexts_are_unique_and_texts_say_something(text):
    units = [*translatable_units(parse(text))]
    assert len({unit.context for unit in units}) == len(units)
    assert all(unit.text.strip() for unit in units)


@given(texts)
def test_no_unit_with_words_is_left_out(text):
    document = parse(text)
    contexts = {unit.context for unit in translatable_units(document)}
    for eid, block in document.index.nodes.items():
        if isinstance(block, Unit) and block.text.strip():
            assert eid in contexts
    assert not contexts & {
        document.index.eid(block) for block in walk(document) if isinstance(block, Noise)
    }
