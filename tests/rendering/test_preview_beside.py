"""A page is made ahead while a build goes on in another thread: neither disturbs the other."""

import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from archive.checking.problem import Problem
from archive.composing.body_html import body_parts
from tests.rendering.test_preview import content, opened

__all__ = ["content"]


def test_no_process_parts_while_a_page_is_made_ahead(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would wait for ever for what the other thread held just then."""
    preview, at_work, begun = opened(content), [], threading.Event()

    def slowly(*_: object) -> list[Problem]:
        at_work.append(True)
        begun.set()
        time.sleep(0.5)
        at_work.clear()
        return []

    monkeypatch.setattr("archive.rendering.preview.check_narrow", slowly)
    report = content / "to-chuc/tinh-doan-thu/2021.md"
    other = threading.Thread(target=preview.of, args=([report],))
    other.start()
    assert begun.wait(60)
    process = multiprocessing.get_context("fork").Process(target=lambda: os._exit(len(at_work)))
    process.start()
    process.join()
    other.join()

    assert process.exitcode == 0


def test_two_threads_make_what_one_makes() -> None:
    texts = [f"* *{n}* và **{n}**[^{n}]\n\n[^{n}]: chú thích {n}\n" for n in range(100)]
    wanted = [body_parts(text, "to-chuc/x") for text in texts]
    found: list[object] = []
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        other = threading.Thread(
            target=lambda: found.extend(body_parts(text, "to-chuc/x") for text in texts)
        )
        other.start()
        assert [body_parts(text, "to-chuc/x") for text in texts] == wanted
        other.join()
    finally:
        sys.setswitchinterval(often)

    assert found == wanted
