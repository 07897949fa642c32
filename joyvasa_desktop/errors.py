"""What can go wrong in the user's words, and what to do about it.

Exception
├── UserError            bad input or a full disk: a sentence and a way out
│   ├── NoFaceFound
│   ├── UnsuitablePhoto  a face that can't be animated well: profile, hidden mouth
│   ├── UnreadableFile
│   └── CannotWrite
└── Cancelled            the user stopped the job; not an error to report
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right.

    Args:
        message: one sentence that says what is wrong, in the user's words.
        hint: one sentence that says what to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        # Exceptions cross the border between the worker's process and the window.
        return type(self), (self.message, self.hint)


class NoFaceFound(UserError):
    """No face reached the threshold, or the chosen face doesn't exist."""


class UnsuitablePhoto(UserError):
    """A face was found, but it can't be animated well: a profile, a hidden mouth."""


class UnreadableFile(UserError):
    """A file is missing, damaged, too large, or not what its name says."""


class CannotWrite(UserError):
    """The result can't be stored: no space, no permission, a name that is taken."""


class Cancelled(Exception):
    """The user stopped the job."""
