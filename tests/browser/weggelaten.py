"""How many browser stories were left out, also when another process (pytest-xdist) is the one that left them out."""

from typing import Any

import pytest

AANTAL: pytest.StashKey[int] = pytest.StashKey()


def onthoud(config: pytest.Config, aantal: int) -> None:
    """Keep the number for the end of the run, in this process or in the one that tells the story of all."""
    config.stash[AANTAL] = aantal
    if hasattr(config, "workeroutput"):
        config.workeroutput["weggelaten"] = aantal


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects everything, so any of them knows the number."""
    if aantal := getattr(node, "workeroutput", {}).get("weggelaten"):
        node.config.stash[AANTAL] = aantal


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which tests did not run, and what is needed for them."""
    if aantal := config.stash.get(AANTAL, 0):
        terminalreporter.write_line(f"{aantal} browserproeven weggelaten: er is geen Chromium (apt install chromium).")
