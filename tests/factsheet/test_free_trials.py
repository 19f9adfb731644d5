"""What is said of a free trial: that there is one, or that it ends."""

import pytest
from aliyun_terms import facts, parse
from aliyun_terms.factsheet.model import FactKind


def _is_free(text: str) -> bool:
    return any(
        fact.kind is FactKind.FEES and fact.value == "free" for fact in facts(parse(text)).facts
    )


@pytest.mark.parametrize(
    "text", ["阿里云可通知结束公测期或免费试用期。", "经通知，可结束免费试用。"]
)
def test_the_end_of_a_free_trial_is_no_free_service(text: str) -> None:
    assert not _is_free(text)


def test_a_free_trial_is_free() -> None:
    assert _is_free("在免费试用期间，功能可能变化。")
