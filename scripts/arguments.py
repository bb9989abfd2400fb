"""The arguments of the commands, in Vietnamese."""

import argparse
from typing import NoReturn

_SAID = {
    "unrecognized arguments: ": "không có tùy chọn ",
    "the following arguments are required: ": "còn thiếu ",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice: ": "không nhận giá trị ",
    "choose from": "chọn một trong",
    "not allowed with argument ": "không đi cùng ",
    "invalid int value: ": "không phải số nguyên: ",
    "argument ": "",
}
_HEADINGS = {
    "usage: ": "Cách gọi: ",
    "positional arguments:": "Đối số:",
    "options:": "Tùy chọn:",
}


class Parser(argparse.ArgumentParser):
    """Reads a command's arguments; a mistake ends the command with status 2 and one line."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog, description=description, epilog=epilog, add_help=False, allow_abbrev=False
        )
        self.add_argument("-h", "--help", action="help", help="in lời chỉ dẫn này")

    def format_help(self) -> str:
        """The help text, its headings included."""
        return _translated(super().format_help(), _HEADINGS)

    def error(self, message: str) -> NoReturn:
        """End the command: it was called in a wrong way."""
        said = _translated(message, _SAID)
        self.exit(2, f"{self.prog}: {said}\nXem: python scripts/{self.prog} --help\n")


def _translated(text: str, words: dict[str, str]) -> str:
    for english, vietnamese in words.items():
        text = text.replace(english, vietnamese)
    return text
