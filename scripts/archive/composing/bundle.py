"""What npm fetched for the form under ``/soan/``."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bundle:
    """The scripts of Decap CMS that npm fetched: their folder, and the hash of their lock file.

    ``missing`` says why there is no folder, in Vietnamese.
    """

    folder: Path | None = None
    version: str = ""
    missing: str = "lần dựng này không lấy bộ soạn thảo"
