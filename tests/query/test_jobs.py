"""The jobs that people have with terms, each as one selector.

What needs norms or references is asked with made-up stages: see `stages.py`.
"""

import pytest
from aliyun_terms import compile_selector, parse
from tests.query.documents import told
from tests.query.stages import WORDS

TEXT = """# 示例规范

1.  定义

    本规范中“服务”指示例服务。

2.  使用

    2.1. **您应按照说明使用服务。**

    2.2. 您不得有如下行为：

    （1）逆向工程；

    （2）出租账号。

    2.3. 如您违反第2.2条，阿里云有权终止服务。

    2.4. **因您的原因造成的损失，阿里云不承担责任。**

3.  终止

    阿里云保留随时终止服务的权利，且不另行通知。

4.  其他

    4.1. 本规范适用中华人民共和国法律，由杭州市西湖区人民法院管辖。

    4.2. 您使用服务，即视为同意修订后的规范，费用等以价格页为准。

    4.3. 您应遵守下列条款，并依据第9条处理：

    [云盘条款](https://help.aliyun.com/document_detail/1.html)

    [第三方条款](https://example.com/terms)
"""

DOCUMENT = parse(TEXT)
JOBS = {
    "1 duties and prohibitions of the user": (
        "norm[bearer=user]:is([type=obligation], [type=prohibition])",
        ["sec_2__cl_2-1", "sec_2__cl_2-2", "sec_4__cl_4-3"],
    ),
    "2 how can we be cut off, and where": (
        "provision:contains('终止', '暂停'):has(norm[type=power])",
        ["sec_2__cl_2-3", "sec_3__p_1"],
    ),
    "3 powers and exculpations that are not conspicuous": (
        "provision:has(norm[type=power], norm[type=exculpation]):not([emphasis=full])",
        ["sec_2__cl_2-3", "sec_3__p_1"],
    ),
    "4 what to watch between revisions: fees, notice, termination": (
        "provision:matches('(费用|提前|通知|终止)')",
        ["sec_2__cl_2-3", "sec_3__p_1", "sec_4__cl_4-2"],
    ),
    "5 all that goes on a bilingual page: what carries words": (
        "heading, provision:not(:empty)",
        [
            *("title", "sec_1", "sec_1__p_1", "sec_2", "sec_2__cl_2-1", "sec_2__cl_2-2"),
            *("sec_2__cl_2-2__item_1", "sec_2__cl_2-2__item_2", "sec_2__cl_2-3", "sec_2__cl_2-4"),
            *("sec_3", "sec_3__p_1", "sec_4", "sec_4__cl_4-1", "sec_4__cl_4-2", "sec_4__cl_4-3"),
            *("sec_4__cl_4-3__p_1", "sec_4__cl_4-3__p_2"),
        ],
    ),
    "6 what a translator reads again: the provisions of a section": (
        "section:contains('使用') provision",
        [
            *("sec_2__cl_2-1", "sec_2__cl_2-2", "sec_2__cl_2-2__item_1"),
            *("sec_2__cl_2-2__item_2", "sec_2__cl_2-3", "sec_2__cl_2-4"),
        ],
    ),
    "7 chunks: provisions that nothing is below": (
        "section:nth(2) provision:not(:has(*))",
        [
            *("sec_2__cl_2-1", "sec_2__cl_2-2__item_1", "sec_2__cl_2-2__item_2"),
            *("sec_2__cl_2-3", "sec_2__cl_2-4"),
        ],
    ),
    "8 may I do X: the item, below a clause that forbids": (
        "clause:has(> norm[type=prohibition]) > item:contains('逆向工程')",
        ["sec_2__cl_2-2__item_1"],
    ),
    "9 what it depends on: documents of the provider": (
        "link[kind=service-terms]",
        ["link 云盘条款"],
    ),
    "9 pointers that lead nowhere": (
        "clause:has(reference[resolution=unresolved])",
        ["sec_4__cl_4-3"],
    ),
    "9 what points at a clause that something hangs on": (
        "clause:refers-to(clause:has(> item))",
        ["sec_2__cl_2-3"],
    ),
    "10 how it is amended": ("provision:contains('修订')", ["sec_4__cl_4-2"]),
    "11 law and court": (
        "provision:matches('法律|人民法院')",
        ["sec_4__cl_4-1"],
    ),
    "12 lists with one item, links to other sites": (
        "item:only, link[kind=other-site]",
        ["link 第三方条款"],
    ),
    "13 asymmetry: powers of the provider": (
        "norm[type=power]",
        ["sec_2__cl_2-3", "sec_3__p_1"],
    ),
    "14 cite and prove": ("2.2/（1）", ["sec_2__cl_2-2__item_1"]),
    "15 what a term means": ("provision:defines('服务')", ["sec_1__p_1"]),
}


@pytest.mark.parametrize(("selector", "wanted"), JOBS.values(), ids=JOBS)
def test_a_job_is_one_selector(selector, wanted):
    assert wanted == told(DOCUMENT, compile_selector(selector, vocabulary=WORDS))
