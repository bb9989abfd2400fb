"""The text of a report, section by section, in Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.sampling.chance import Chance
from archive.sampling.setting import Setting
from archive.sampling.telling import Told

MADE_UP = "Dữ liệu máy tạo để thử, không có thật."
"""What the first line of every made-up page says."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


@dataclass
class Section:
    """A section with its role; ``blocks`` are paragraphs, lists and tables, in order."""

    role: str
    title: str
    blocks: list[str] = field(default_factory=list)
    parts: list["Section"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is set out: its numbering, whether it groups, whether it lists."""

    numbering: str
    grouped: bool
    listed: bool


def layout(chance: Chance) -> Layout:
    """A layout, as papers differ."""
    return Layout(
        chance.by_rank(("roman", "arabic", "none")), chance.happens(0.55), chance.happens(0.45)
    )


def body(sections: Sequence[Section], look: Layout) -> str:
    """The text of all ``sections`` that hold something."""
    written = [f"*{MADE_UP}*"]
    number = 0
    for section in sections:
        if not section.blocks and not section.parts:
            continue
        written.append(_heading(section, look, 2, number))
        number += 1
        written += section.blocks
        for place, part in enumerate(section.parts):
            written.append(_heading(part, look, 3, place))
            written += part.blocks
    return "\n\n".join(written) + "\n"


def _heading(section: Section, look: Layout, level: int, number: int) -> str:
    sign = ""
    if look.numbering == "roman":
        sign = f"{_ROMAN[number] if level == 2 else number + 1}. "
    elif look.numbering == "arabic":
        sign = f"{number + 1}. " if level == 2 else ""
    role = f" {{: #{section.role} }}" if section.role else ""
    return f"{'#' * level} {sign}{section.title}{role}"


def passages(told: Sequence[Told], look: Layout) -> list[str]:
    """The passages of activities, each with its anchor: paragraphs, or the items of one list."""
    if look.listed and len(told) > 1:
        items = (f"- {one.passage}\n  {{: #{one.happening.id} }}" for one in told)
        return ["\n".join(items)]
    return [f"{one.passage}\n{{: #{one.happening.id} }}" for one in told]


def bullets(texts: Sequence[str], *, small: bool = True) -> str:
    """A list, its items closed by semicolons and a full stop, begun with ``small`` letters."""
    ends = [";"] * (len(texts) - 1) + ["."]
    begun = [text[:1].lower() + text[1:] for text in texts] if small else texts
    return "\n".join(f"- {text}{end}" for text, end in zip(begun, ends, strict=True))


def grouped(setting: Setting, told: Sequence[Told], look: Layout) -> list[Section]:
    """The passages under headings, by what kind of work they tell of."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.happening.kind["group"], []).append(one)
    return [
        Section("", setting.teller.tell(f"nhom.{group}", {}, setting.marks), passages(ones, look))
        for group, ones in groups.items()
    ]
