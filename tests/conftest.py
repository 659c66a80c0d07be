"""Marks what needs LibreOffice; without it those proofs are named as not run, in CI they fail."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from cofin.cli.program import seek_garbage_seldom

if TYPE_CHECKING:  # the scripts import each other from their own folder, and mypy too
    from libreoffice import missing
else:
    from scripts.libreoffice import missing

PROOFS = Path(__file__).parent / "libreoffice"
# A slow machine, or a busy one, is no failure: time is measured in benchmarks/, never in a test.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

NOT_RUN = pytest.StashKey[dict[str, list[str]]]()  # why -> ids of the proofs


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    proofs = [item for item in items if item.path.is_relative_to(PROOFS)]
    for item in proofs:
        item.add_marker(pytest.mark.libreoffice)
    if not proofs or os.environ.get("CI") or config.option.collectonly:
        return
    if absent := missing():
        items[:] = [item for item in items if item not in proofs]
        config.hook.pytest_deselected(items=proofs)
        config.stash[NOT_RUN] = {", ".join(absent): [item.nodeid for item in proofs]}


def pytest_collection_finish() -> None:
    """As ``cofin`` itself does: looking for garbage took a sixth of the time of all tests."""
    gc.collect()
    gc.freeze()
    seek_garbage_seldom()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under xdist: hand the list to the process that prints."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["not_run"] = session.config.stash.get(NOT_RUN, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    output = getattr(node, "workeroutput", {})
    node.config.stash[NOT_RUN] = output.get("not_run", {})


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for why, names in config.stash.get(NOT_RUN, {}).items():
        terminalreporter.section("proofs not run")
        terminalreporter.line(f"This machine lacks {why}; not run:")
        for name in names:
            terminalreporter.line(f"  {name}")
