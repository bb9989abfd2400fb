"""Delegations out and in: rows of the record, and the table or the sentence that tells them."""

from dataclasses import dataclass, field

from archive.model.choices import DONE, PLANNED
from archive.sampling.amounts import Sum, money, usual_sum
from archive.sampling.front_matter import Entry, Inline, StatedNone
from archive.sampling.happenings import Happening
from archive.sampling.setting import Setting

WAYS = {"doan-ra": "outgoing", "doan-vao": "incoming"}
HEADS = (
    *("Phó Chủ tịch", "Chủ tịch", "Trưởng ban", "Phó Bí thư", "Phó Chủ tịch Thường trực"),
    *("Phó Giám đốc", "Chánh Văn phòng", "Phó Trưởng đoàn"),
)
CAPACITIES = ("Đoàn đại biểu", "Đoàn công tác", "Đoàn cán bộ", "Đoàn giao lưu", "Đoàn nghiên cứu")
PURPOSES = (
    *("Thăm và làm việc", "Trao đổi kinh nghiệm", "Dự lễ kỷ niệm", "Giao lưu hữu nghị"),
    *("Khảo sát, ký kết hợp tác", "Tham dự hội thảo", "Chúc Tết", "Tìm hiểu mô hình"),
)
_HEADINGS = ("Đoàn", "Danh nghĩa", "Trưởng đoàn", "Số người", "Nước", "Đối tác", "Nội dung")
_LATER = ("Số ngày", "Thời gian", "Kinh phí")


@dataclass
class Delegations:
    """What a report says of delegations. A way without rows that is ``said`` is a stated none."""

    rows: dict[str, list[tuple[Entry, Happening, Sum | None]]] = field(
        default_factory=lambda: {"outgoing": [], "incoming": []}
    )
    said: set[str] = field(default_factory=set)
    planned: dict[str, list[Entry]] = field(
        default_factory=lambda: {"outgoing": [], "incoming": []}
    )
    planned_said: set[str] = field(default_factory=set)

    @property
    def entries(self) -> Entry:
        """The entries ``delegations`` and ``planned_delegations``."""
        done = {way: [row for row, _, _ in rows] for way, rows in self.rows.items()}
        return {
            "delegations": _group(done, self.said),
            "planned_delegations": _group(self.planned, self.planned_said),
        }

    def table(self, setting: Setting) -> str:
        """The rows as the paper's table has them; "Không" for a stated none."""
        lines = [_cells((*_HEADINGS, *_LATER)), "|" + "---|" * (len(_HEADINGS) + len(_LATER))]
        for way, label in (("outgoing", "Đoàn ra"), ("incoming", "Đoàn vào")):
            for row, happening, budget in self.rows[way]:
                lines.append(_row(setting, row, happening, budget))
            if not self.rows[way] and way in self.said:
                lines.append(_cells((label, "Không", *[""] * 8)))
        return "\n".join(lines)


def add(found: Delegations, setting: Setting, happening: Happening, *, in_table: bool) -> None:
    """Add the row of a delegation that an activity tells of.

    What it cost is told by a table alone, so ``in_table`` says whether there is to be one.
    """
    way = WAYS[happening.code]
    chance = setting.chance
    partner = happening.partners[0]
    if happening.status == PLANNED:
        found.planned[way].append(
            {
                "name": happening.title,
                "members": happening.people.value if happening.people else "",
                "country": partner.country,
                "partner": setting.refer(partner),
                "date": happening.moment.edtf,
                "status": PLANNED,
                "activity": happening.id,
            }
        )
        return
    budget = None
    key = ("kinh phí đoàn", "VND")
    if in_table and way == "outgoing" and chance.happens(0.6) and key not in setting.taken:
        setting.taken.add(key)
        usual = usual_sum(setting.world.seed, setting.body.id, "doan", "VND") // 4
        budget = money(chance, setting.writing, usual, "VND")
    row: Entry = {
        "name": happening.title,
        "capacity": chance.by_rank(CAPACITIES) if chance.happens(0.6) else "",
        "head": chance.by_rank(HEADS) if chance.happens(0.7) else "",
        "members": happening.people.value if happening.people else "",
        "country": partner.country,
        "partner": setting.refer(partner),
        "purpose": chance.by_rank(PURPOSES) if chance.happens(0.7) else "",
        "days": happening.days or "",
        "date": happening.moment.edtf,
        "budget": Inline(
            amount=budget.amount.value,
            currency=budget.currency,
            qualifier=budget.amount.qualifier,
            source=budget.source,
        )
        if budget
        else "",
        "status": DONE,
        "activity": happening.id,
    }
    found.rows[way].append((row, happening, budget))


def _group(rows: dict[str, list[Entry]], said: set[str]) -> Entry:
    return {way: found or (StatedNone() if way in said else "") for way, found in rows.items()}


def _row(setting: Setting, row: Entry, happening: Happening, budget: Sum | None) -> str:
    partner = happening.partners[0]
    country = setting.world.places.countries[partner.country]
    days = f"{happening.days:02}" if happening.days else ""
    members = f"{happening.people.value:02}" if happening.people else ""
    return _cells(
        (
            str(row["name"]),
            str(row["capacity"]),
            str(row["head"]),
            members,
            country,
            partner.called,
            str(row["purpose"]),
            days,
            happening.moment.bare,
            budget.amount.words if budget else "",
        )
    )


def _cells(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
