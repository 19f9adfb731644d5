"""The document that the tests of selectors ask about, and how they name its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aliyun_terms import SourceText, parse
from aliyun_terms.query.matches import list_matches

if TYPE_CHECKING:
    from aliyun_terms import Document, Selector

TEXT = """# 示例服务条款

## 通用服务条款

1.  定义

    1.1. 本服务指示例服务。

    **1.2. 您不得转让账号。**

2.  使用

    2.1. 您不得有如下行为：

    （1）逆向工程；

    （2）**出租**账号；

    （3）规避计费。

    2.2. 费用见[价格页](https://www.aliyun.com/price/a)。

    2.3. 详见[云盘条款](https://help.aliyun.com/document_detail/1.html)与[快照条款](https://help.aliyun.com/document_detail/2.html)。

## 专用服务条款

1.  服务等级

    1.1. 服务可用性如下表。

| 可用性 | 赔偿 |
|---|---|
| 99.9% | 10% |
| 99.0% | |

    1.2. 阿里云有权终止服务。

****
"""

DOCUMENT = parse(TEXT)


def told(document: Document, selector: Selector) -> list[str]:
    """Name what a selector matches: the eid of a block, with the type and text of others."""
    matches = list_matches(document, selector)
    return [_tell(match) for match in matches]


def _tell(match: Any) -> str:
    if match.type in ("row", "cell", "link", "strong"):
        return f"{match.type} {match.text}".replace("\t", " ").strip()
    return match.eid or match.type


SOURCE = SourceText(TEXT)
