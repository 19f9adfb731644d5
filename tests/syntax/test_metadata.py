"""Metadata: what a document says about itself, and nothing it does not say."""

from datetime import date

import pytest
from aliyun_terms import Metadata, Party, parse, read_metadata
from hypothesis import given
from tests.dialect import texts

SAID = {
    "版本生效日期：2018年03月16日。\n": Metadata(effective_date=date(2018, 3, 16)),
    "生效日期：2020-01-02\n": Metadata(effective_date=date(2020, 1, 2)),
    "更新日期：2021年4月25日\n": Metadata(updated_date=date(2021, 4, 25)),
    "# 规范\n": Metadata(title="规范"),
    "更新于2021年4月25日\n": Metadata(updated_date=date(2021, 4, 25)),
    "2021年4月25日更新\n": Metadata(updated_date=date(2021, 4, 25)),
    "自2019年11月1日起，本协议正式生效。\n": Metadata(effective_date=date(2019, 11, 1)),
    "本规则自2019年11月1日起施行。\n": Metadata(effective_date=date(2019, 11, 1)),
    "2019年10月01日起，云服务器SLA（服务等级协议）生效。\n": Metadata(
        effective_date=date(2019, 10, 1)
    ),
    "生效日期：【2021】年【5】月【6】日\n": Metadata(effective_date=date(2021, 5, 6)),
    "生效日期：二〇一九年三月二十日\n": Metadata(effective_date=date(2019, 3, 20)),
    "版本号：V2.1\n": Metadata(version="V2.1"),
    "版本V1.0\n": Metadata(version="V1.0"),
    "版本号：2021-05-06\n": Metadata(version="2021-05-06"),
    "阿里云计算有限公司（以下简称”阿里云“）与您\n": Metadata(
        parties=(Party("阿里云计算有限公司", "阿里云"),)
    ),
    '阿里云计算有限公司(下称 "阿里云")\n': Metadata(
        parties=(Party("阿里云计算有限公司", "阿里云"),)
    ),
    "阿里云计算有限公司（以下简称：阿里云）与您\n": Metadata(
        parties=(Party("阿里云计算有限公司", "阿里云"),)
    ),
    "阿里云计算有限公司（“阿里云”）\n": Metadata(parties=(Party("阿里云计算有限公司", "阿里云"),)),
    "云店技术有限公司及其关联公司（以下合称“云店”）\n": Metadata(
        parties=(Party("云店技术有限公司及其关联公司", "云店"),)
    ),
    "甲方：阿里云计算有限公司\n": Metadata(parties=(Party("阿里云计算有限公司", "甲方"),)),
    "Example Cloud LLC (hereinafter “Example”)\n": Metadata(
        parties=(Party("Example Cloud LLC", "Example"),)
    ),
    "阿里云计算有限公司（以下简称“阿里云”）向您提供服务。\n": Metadata(
        parties=(Party("阿里云计算有限公司", "阿里云"),)
    ),
}

NOT_SAID = [
    "",
    "1. 您应于2018年3月16日前付费。\n",
    "版本生效日期：2018年13月16日。\n",
    "生效日期以公告为准。\n",
    "生效日期：2021年5月\n",
    "更新日期：20210506\n",
    "版本：2021年5月版\n",
    "协议实施时间为2021年5月起\n",
    "上一版本生效日期：2018年3月16日\n",
    "产品版本：5.7\n",
    "本促销活动自2019年11月1日起实施。\n",
    "双方应遵守本规范。\n",
]


@pytest.mark.parametrize(("text", "metadata"), SAID.items())
def test_what_is_said_is_read(text, metadata):
    assert metadata == read_metadata(parse(text))


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_not_said_is_not_guessed(text):
    assert Metadata() == read_metadata(parse(text))


def test_the_seed_says_its_title_and_no_more(seed):
    assert Metadata(title="API使用规范") == read_metadata(seed)


def test_the_first_statement_counts():
    document = parse("生效日期：2018年3月16日\n\n生效日期：2019年3月16日\n")
    assert date(2018, 3, 16) == read_metadata(document).effective_date


@given(texts)
def test_no_string_has_metadata_that_cannot_be_read(text):
    document = parse(text)
    assert document.title == read_metadata(document).title


def test_the_metadata_of_a_field_document_are_in_it(field_text):
    metadata = read_metadata(parse(field_text))
    for party in metadata.parties:
        assert party.name in field_text
        assert party.short_name in field_text
    for day in (metadata.effective_date, metadata.updated_date, metadata.printed_date):
        assert day is None or str(day.year) in field_text
