"""A project of its own for the pictures: the program as it is, with the toy archive in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


class Project:
    """A folder where a command runs just as the guide writes it."""

    def __init__(self, root: Path, folder: Path, content: Path) -> None:
        self.folder = folder
        for name in ("scripts", "macros"):
            shutil.copytree(
                root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(root / "mkdocs.yml", folder)
        shutil.copytree(content, folder / "content")

    def run(self, command: str) -> tuple[int, str]:
        """Exit status and output of ``python scripts/…``; paths are told from the project.

        No other program is in reach: a build here fetches no form from npm.
        """
        _, script, *arguments = command.split()
        done = subprocess.run(
            [sys.executable, script, *arguments],
            cwd=self.folder,
            env={**os.environ, "PATH": ""},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.replace(f"{self.folder}/", "")
