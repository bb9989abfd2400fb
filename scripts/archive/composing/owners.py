"""Who is asked to review a change of which folder: ``.github/CODEOWNERS`` (GitHub).

The last line that matches counts. A body's folder belongs to the editors and to the team of its
province as it is today; a central body's, to the team of those.
"""

from collections.abc import Iterator

from archive.model.archive import Archive
from archive.model.records import Organization

HOST = "@doi-ngoai-nhan-dan"
"""The organization at the forge that the teams are of."""

CODE, EDITORS, CENTRAL = (f"{HOST}/{team}" for team in ("ky-thuat", "ban-bien-tap", "trung-uong"))

_HEAD = f"""\
# Who is asked to review what; the last line that matches counts. Made by `make owners` from the
# records of the organizations: change those, or scripts/archive/composing/owners.py.
# The teams live in the organization that hosts the repository: one for the code, one of editors,
# one for the central bodies, and one for each province, called by the province's id.
*                    {CODE}
/content/            {EDITORS}
/content/danh-muc/   {EDITORS} {CODE}
"""


def owners(archive: Archive) -> str:
    """The whole file, a line for each organization's folder, in the order of their ids."""
    lines = (
        f"/content/{body.reference}/ {EDITORS} {_team(archive, body)}" for body in _ordered(archive)
    )
    return _HEAD + "\n" + "".join(f"{line}\n" for line in lines)


def _ordered(archive: Archive) -> Iterator[Organization]:
    return (archive.organizations[name] for name in sorted(archive.organizations))


def _team(archive: Archive, body: Organization) -> str:
    province = body.entries.province
    return f"{HOST}/{archive.province_now(province)}" if province else CENTRAL
