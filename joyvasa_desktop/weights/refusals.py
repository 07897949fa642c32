"""What the hub, or the way to it, can say instead of giving a file; and what to tell the user."""

from __future__ import annotations

from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from joyvasa_desktop.errors import UserError

Kind: TypeAlias = Literal[
    "offline",  # the user has told the hub's library to stay offline
    "unreachable",  # no connection: no network, no such name, nobody there
    "silent",  # nothing came for some seconds
    "dropped",  # the connection ended in the middle
    "muddled",  # what came doesn't fit what was asked for
    "certificate",  # the other side can't prove who it is
    "proxy",  # the proxy refuses, or is written wrongly
    "socks",  # the proxy is of a kind that the program doesn't speak to
    "address",  # the hub's address is written wrongly, or leads in a circle
    "token",  # the user's access token can't be sent
    "status",  # an answer with an HTTP status that isn't success
]

_PASSING: set[Kind] = {"unreachable", "silent", "dropped", "muddled"}
_PASSING_STATUS = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}

OTHER_WAYS = (
    "You may also name a mirror in the environment variable HF_ENDPOINT, or import the models from "
    "a computer that has them."
)
"""The way out for who wants models and can't reach the hub."""

_LATER = " ".join(("Try again later.", OTHER_WAYS))
_CHECK_NETWORK = (
    "Check the network, and HTTPS_PROXY if you need a proxy; what has come so far is kept."
)
_CERTIFICATE = (
    "If a proxy of your company or school stands in between, let SSL_CERT_FILE name its "
    "certificate."
)
_HTTP_PROXY = (
    "Name an HTTP proxy in the environment variable HTTPS_PROXY, or remove the SOCKS proxy from "
    "ALL_PROXY if none is needed."
)


class Refusal(Exception):
    """One attempt to get a file that failed.

    Attributes:
        kind: what happened.
        url: what was asked for.
        status: the HTTP status; 0 if there was none.
        wait: seconds after which the other side wants to be asked again; None if it didn't say.
        total: the file's size in bytes if the other side said it while refusing, else None.
        with_token: whether the user's access token was sent.
        detail: the system's or the library's own words.
    """

    def __init__(
        self,
        kind: Kind,
        url: str,
        *,
        status: int = 0,
        wait: float | None = None,
        total: int | None = None,
        with_token: bool = False,
        detail: str = "",
    ) -> None:
        super().__init__(kind, url, status, detail)
        self.kind = kind
        self.url = url
        self.status = status
        self.wait = wait
        self.total = total
        self.with_token = with_token
        self.detail = detail

    @property
    def host(self) -> str:
        """Whom the user would recognise: the computer that was asked."""
        try:
            return urlsplit(self.url).hostname or _shown(self.url)
        except ValueError:
            return _shown(self.url)

    @property
    def passing(self) -> bool:
        """Whether the same question can get another answer a moment later."""
        return self.kind in _PASSING or self.status in _PASSING_STATUS

    @property
    def missing(self) -> bool:
        """Whether the file isn't to be had there, now or later, so that another place is tried."""
        return self.status in {401, 403, 404, 410, 451}

    @property
    def connection(self) -> bool:
        """Whether other files at the same place will fare no better."""
        return self.kind != "status" and self.kind != "muddled"


def sentence(refusal: Refusal, name: str) -> UserError:
    """What to tell the user when trying again doesn't help.

    Args:
        refusal: the last one.
        name: the file's name.
    """
    if refusal.kind == "status":
        return UserError(*_about_status(refusal, name))
    return UserError(*_about_connection(refusal, name))


def brief(refusal: Refusal) -> str:
    """What to tell in the time until the next attempt."""
    if refusal.kind == "status":
        return f"{refusal.host} is busy ({refusal.status}); trying again …"
    return {
        "unreachable": f"No connection to {refusal.host}; trying again …",
        "silent": f"{refusal.host} doesn't answer; trying again …",
    }.get(refusal.kind, "The connection was interrupted; trying again …")


def _about_connection(refusal: Refusal, name: str) -> tuple[str, str]:
    host, words = refusal.host, refusal.detail.rstrip(".")
    detail = f" ({words})" if words else ""
    told: dict[Kind, tuple[str, str]] = {
        "offline": (
            "Downloads are switched off by the environment variable HF_HUB_OFFLINE or "
            "TRANSFORMERS_OFFLINE.",
            "Remove the variable and start the program again, or import the models from a "
            "computer that has them.",
        ),
        "unreachable": (
            f"There is no connection to {host}.",
            " ".join((_CHECK_NETWORK, OTHER_WAYS)),
        ),
        "silent": (
            f"{host} stopped sending {name}.",
            "Go on later: what has come so far is kept.",
        ),
        "dropped": (
            f"The connection to {host} broke again and again while {name} came.",
            "Go on later: what has come so far is kept.",
        ),
        "muddled": (f"{host} doesn't send {name} as it is published.", _LATER),
        "certificate": (
            f"{host} can't prove that it is {host}.",
            " ".join((_CERTIFICATE, OTHER_WAYS)),
        ),
        "proxy": (
            f"The proxy doesn't let the program through to {host}{detail}.",
            "Check the system's proxy settings, or HTTPS_PROXY with the proxy's address, name and "
            "password.",
        ),
        "socks": (
            f"The way to {host} leads through a SOCKS proxy, which this program can't use.",
            " ".join((_HTTP_PROXY, OTHER_WAYS)),
        ),
        "address": (
            f"The address {_shown(refusal.url)} leads nowhere{detail}.",
            "Check the environment variable HF_ENDPOINT: it begins with https://.",
        ),
        "token": (
            f"This computer's access token for {host} contains characters that no token has.",
            "Remove it or write it correctly in the environment variable HF_TOKEN; these models "
            "need none.",
        ),
    }
    return told[refusal.kind]


def _about_status(refusal: Refusal, name: str) -> tuple[str, str]:
    host, status = refusal.host, refusal.status
    if status == 401 and refusal.with_token:
        return (
            f"{host} doesn't accept this computer's access token.",
            "Log in again with “hf auth login”, or remove the token (HF_TOKEN): these models need "
            "none.",
        )
    if status in {401, 403, 451}:
        return (
            f"{host} doesn't give {name} to everybody any more (HTTP {status}).",
            OTHER_WAYS,
        )
    if status in {404, 410}:
        return (f"{host} doesn't have {name} any more (HTTP {status}).", OTHER_WAYS)
    if status == 407:
        return _about_connection(Refusal("proxy", refusal.url, detail="HTTP 407"), name)
    if status == 429:
        return (f"{host} has been asked too often by your network.", _when(refusal.wait))
    if status >= 500:
        return (f"{host} has trouble of its own (HTTP {status}).", _LATER)
    return (f"{host} doesn't give {name} (HTTP {status}).", _LATER)


def _shown(url: str) -> str:
    return url if len(url) <= 60 else f"{url[:60]}…"


def _when(wait: float | None) -> str:
    if wait is None:
        return _LATER
    minutes = max(1, round(wait / 60))
    soon = "Try again in a minute." if minutes == 1 else f"Try again in {minutes} minutes."
    return " ".join((soon, OTHER_WAYS))
