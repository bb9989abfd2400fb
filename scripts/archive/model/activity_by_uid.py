"""The activities of an archive by what others call them."""

from collections.abc import Iterator, Mapping

from archive.model.records import Activity, Report


class ActivityByUid(Mapping[str, Activity]):
    """Activities by ``<organization>/<year>#<id>``; the first where a report has an id twice.

    ``reports`` are all reports by their keys. Few are asked for: a report's activities are made
    and put in order when somebody asks for one of them, and no others.
    """

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._found: dict[str, dict[str, Activity]] = {}

    def __getitem__(self, uid: str) -> Activity:
        """The activity. Raises ``KeyError`` where there is none."""
        return self._of(uid.partition("#")[0])[uid]

    def __iter__(self) -> Iterator[str]:
        """The uids, in the order of the reports and of their files."""
        return (uid for key in self._reports for uid in self._of(key))

    def __len__(self) -> int:
        """How many there are."""
        return sum(len(self._of(key)) for key in self._reports)

    def _of(self, key: str) -> dict[str, Activity]:
        """The activities of the report that has this key."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = {}
            for activity in self._reports[key].activities:
                found.setdefault(activity.uid, activity)
        return found
