"""What a body says of its year: for the record, and as the text lists it."""

from dataclasses import dataclass

from archive.sampling.front_matter import Entry
from archive.sampling.phrases import tables
from archive.sampling.setting import Setting


@dataclass(frozen=True, slots=True)
class Assessment:
    """Sentences without a full stop; each difficulty with its kind."""

    strengths: tuple[str, ...]
    difficulties: tuple[tuple[str, str], ...]
    causes: tuple[str, ...]
    proposals: tuple[str, ...]

    @property
    def entries(self) -> Entry:
        """The entries of ``assessment``."""
        return {
            "strengths": [{"text": f"{text}."} for text in self.strengths],
            "difficulties": [
                {"kind": kind, "text": f"{text}."} for kind, text in self.difficulties
            ],
            "causes": [{"text": f"{text}."} for text in self.causes],
            "proposals": [{"text": f"{text}."} for text in self.proposals],
        }


def assess(setting: Setting) -> Assessment:
    """One to three strengths and difficulties; causes and proposals where the paper has them."""
    chance, teller, marks = setting.chance, setting.teller, setting.marks

    def some(table: str, most: int) -> tuple[str, ...]:
        texts = (teller.tell(table, {}, marks) for _ in range(most))
        return tuple(dict.fromkeys(texts))

    kinds = [name for name in tables() if name.startswith("han-che.")]
    if "covid" in marks and chance.happens(0.8):
        kinds = ["han-che.dich-benh", *(k for k in kinds if k != "han-che.dich-benh")]
        chosen = [kinds[0], *chance.some(kinds[1:], chance.whole(0, 1))]
    else:
        chosen = chance.some(kinds, 1 if setting.is_terse else chance.whole(1, 3))
    if setting.is_terse:
        return Assessment(some("mat-duoc", 1), _kinds(setting, chosen), (), ())
    return Assessment(
        strengths=some("mat-duoc", chance.whole(1, 3)),
        difficulties=_kinds(setting, chosen),
        causes=some("nguyen-nhan", chance.whole(0, 2)),
        proposals=some("kien-nghi", chance.whole(0, 2)),
    )


def _kinds(setting: Setting, tables_: list[str]) -> tuple[tuple[str, str], ...]:
    """A difficulty from each table, with the kind that the table is named after."""
    tell, marks = setting.teller.tell, setting.marks
    return tuple((name.partition(".")[2], tell(name, {}, marks)) for name in tables_)
