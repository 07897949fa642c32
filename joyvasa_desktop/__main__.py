"""Start the program: `python -m joyvasa_desktop`."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Runs the command line and leaves with its exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        # In the frozen program, the pipeline's process begins here and never comes back.
        multiprocessing.freeze_support()
    try:
        from joyvasa_desktop.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    # The work is done: Ctrl-C while Python tidies up must not make it look unfinished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


if __name__ == "__main__":
    main()
