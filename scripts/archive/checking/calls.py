"""The macro calls of dossiers, and what they ask of reports."""

from collections.abc import Iterator
from functools import lru_cache

from archive.checking.files_asked import is_dossier
from archive.checking.meeting import ALONE, NEVER, Facts, Meeting, facts
from archive.model.archive import Archive
from archive.model.macros import MACROS, Parameter
from archive.model.page_records import Dossier
from archive.model.records import Report
from archive.reading.content_file import ContentFile
from archive.reading.macro_calls import Argument, MacroCall, MacroCalls, read_macro_calls


@lru_cache(maxsize=2)
def calls_of(file: ContentFile) -> MacroCalls:
    """The macro calls of a dossier; none of any other file."""
    return read_macro_calls(file.body) if isinstance(file.record, Dossier) else MacroCalls()


def arguments_of(file: ContentFile) -> Iterator[tuple[MacroCall, str, Argument, Parameter]]:
    """The arguments of known macros that are known themselves."""
    for call in calls_of(file).calls:
        macro = MACROS.get(call.name)
        for name, argument in call.arguments.items() if macro else ():
            parameter = macro.parameters.get(name) if macro else None
            if parameter is not None:
                yield call, name, argument, parameter


def _of_years(file: ContentFile, _: Archive) -> Facts | None:
    report = file.record
    if isinstance(report, Report):
        # a report tells of its year, and of the plans for the next
        return facts(file, (str(report.year), str(report.plan_year)), told=NEVER, said="")
    if not is_dossier(file):
        return None
    values = (argument.value for _, _, argument, _ in arguments_of(file))
    return facts(file, (str(value) for value in values if isinstance(value, int)), told=ALONE)


YEARS = Meeting("nam", _of_years)
"""Dossiers that ask for a year, and the reports of it."""
