"""What all tests share: a home of their own, the samples, and no skips where all must run."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from joyvasa_desktop import paths

# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

MUST_RUN = os.environ.get("JOYVASA_CI") == "1"
"""Set by .ci/run: there, a test that is skipped for want of another program has failed."""

MAY_SKIP = ("Windows", "Linux", "reference numbers", "no graphics card")
"""Words in the reasons that count: the other system, numbers that no checkout holds, a card."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    expected = hasattr(report, "wasxfail")
    if MUST_RUN and report.skipped and not expected and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if not any(words in reason for words in MAY_SKIP):
            report.outcome = "failed"
            report.longrepr = f"nothing may be skipped here, but: {reason}"
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at packages comes last: they may be built beside the tests."""
    items.sort(key=lambda item: "dist" in getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own folders."""
    home = tmp_path_factory.mktemp("home")
    names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
    for name in names if sys.platform == "win32" else names[:1]:
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def portrait_file() -> Path:
    """The bundled photo of a person."""
    return paths.samples() / "astronaut.png"


@pytest.fixture
def voice_file() -> Path:
    """The bundled voice of 6.4 seconds."""
    return paths.samples() / "speech_en_6s.wav"
