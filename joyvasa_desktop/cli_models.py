"""The command line for the models: list, get, check, import, export, remove, folder, convert."""

from __future__ import annotations

import click

from joyvasa_desktop.console import EXIT_CODES


@click.group(epilog=EXIT_CODES)
def models() -> None:
    """Get, check and carry the models of the JoyVASA engine."""
