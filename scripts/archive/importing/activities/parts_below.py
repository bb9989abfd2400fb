"""What a list tells of is part of the dated occasion that stands above it.

A day must stand in the passage that tells of an activity, so one in a line without a day has that
of the paragraph above it by being a part of it.
"""

import re

from archive.importing.activities.lists import lists_below
from archive.importing.facts import Act
from archive.importing.paper.blocks import Block
from archive.model.choices import NOT_DONE

_UNLIKE = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:Hằng|Hàng) (?:năm|tháng|quý)|(?<!\w)(?:trong năm|cả năm)(?!\w)",
    re.IGNORECASE,
)
"""A line with a time of its own that is no date."""


def with_parts_below(acts: list[Act], blocks: list[Block]) -> list[Act]:
    """Make each of ``acts`` in a line without a day a part of what its list's paragraph tells."""
    by_id = {str(act.entries["id"]): act for act in acts}
    below = lists_below(blocks)
    for lead, lines in below.items():
        own = [act for act in acts if act.block == lead]
        if not own:
            continue
        root = by_id.get(str(own[0].entries.get("part_of", "")), own[0])
        if "date" not in root.entries:
            continue
        untimed = {line.number for line in lines if not _UNLIKE.search(line.text)}
        for act in acts:
            if act.block not in untimed or {"date", "part_of"} & set(act.entries):
                continue
            if act.entries["status"] == root.entries["status"] != NOT_DONE:
                act.entries["part_of"] = root.entries["id"]
    return acts
