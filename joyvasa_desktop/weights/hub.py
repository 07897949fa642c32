"""Asks the Hugging Face Hub for files, with its library's addresses, session and token.

The library's session knows the user's proxies and certificates. How the bytes flow is decided
here: any part of a file can be asked for, and the pieces come as the network delivers them.
`huggingface_hub` takes a moment to load, so that it is imported by the first question only.
"""

from __future__ import annotations

import os
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import joyvasa_desktop
from joyvasa_desktop.weights.refusals import Kind, Refusal

DEFAULT_ENDPOINT = "https://huggingface.co"

_PIECE = 16 * 1024
_LIBRARIES = {"requests", "urllib3", "httpx", "httpx2", "httpcore", "httpcore2", "h11", "http"}
_NETWORKS_OWN = (ConnectionError, TimeoutError, socket.gaierror, ssl.SSLError)
_SHA256 = re.compile(r"[0-9a-f]{64}")

_BY_NAME: dict[str, Kind] = {
    "OfflineModeIsEnabled": "offline",
    "ProxyError": "proxy",
    "ProxySchemeUnknown": "proxy",
    "InvalidProxyURL": "proxy",
    "InvalidURL": "address",
    "InvalidSchema": "address",
    "MissingSchema": "address",
    "UnsupportedProtocol": "address",
    "LocationParseError": "address",
    "TooManyRedirects": "address",
    "ConnectError": "unreachable",
    "NewConnectionError": "unreachable",
    "gaierror": "unreachable",
    "ConnectTimeout": "unreachable",
    "ConnectionRefusedError": "unreachable",
}
"""What the libraries' errors mean, by the names of their classes: their modules have changed names
over the versions, their classes hardly."""


@dataclass(frozen=True)
class Answer:
    """A file's bytes, or the rest of them, about to come.

    Attributes:
        start: which byte of the file comes first; -1 if what comes can't be put together with a
            part that is already there.
        total: the whole file's size in bytes; None if the other side doesn't say.
        etag: the other side's name for this version of the file; "" if it has none.
        linked_hash: what the hub says is the file's SHA-256, in hexadecimal; "" if it doesn't say.
        pieces: the bytes as they come. Raises whatever the library raises: see `refusal`.
        close: to be called when no more is wanted.
    """

    start: int
    total: int | None
    etag: str
    linked_hash: str
    pieces: Iterator[bytes]
    close: Callable[[], None]


def endpoint() -> str:
    """The hub's address without a slash at the end: the user's mirror, or the hub itself."""
    return (os.environ.get("HF_ENDPOINT") or DEFAULT_ENDPOINT).rstrip("/")


def address(repo: str, source: str, revision: str) -> str:
    """Where a file is to be had.

    Args:
        repo: "owner/name".
        source: its path in the repository.
        revision: the commit.
    """
    from huggingface_hub import hf_hub_url

    return str(hf_hub_url(repo, source, revision=revision, endpoint=endpoint()))


def asked(url: str, start: int = 0, etag: str = "") -> Answer:
    """Asks for a file's bytes, following wherever the hub sends the program on to.

    Args:
        url: as from `address`, or any other.
        start: the first byte that is wanted.
        etag: the version that the part which is already there belongs to; of another version
            everything is sent. "" if it isn't known.

    Raises:
        Refusal: if no bytes come.
    """
    headers = _headers(url, start, etag)
    try:
        session, seconds = _session()
        response = _sent(session, url, headers, seconds)
    except UnicodeError as error:
        # A name of a computer that can't be one.
        kind: Kind = "proxy" if _is_name(url) else "address"
        raise Refusal(kind, url, detail=_first_line(error)) from error
    except Exception as error:
        raise refusal(error, url) from error
    if response.status_code not in {200, 206}:
        response.close()
        raise _refused(response, url, "authorization" in headers)
    return _answer(response)


def refusal(error: Exception, url: str) -> Refusal:
    """What an error of the library's means.

    Raises:
        Exception: the error itself, if the network has nothing to do with it.
    """
    kind = _kind(error)
    if kind is None:
        raise error
    return Refusal(kind, url, detail=_first_line(error))


def _session() -> tuple[Any, float]:
    """The library's session, and the seconds after which silence counts as a break."""
    from huggingface_hub import constants, utils

    # Which session it is, and where it is declared, differs between the library's versions.
    library: Any = utils
    if constants.HF_HUB_OFFLINE:
        raise library.OfflineModeIsEnabled("HF_HUB_OFFLINE is set")
    try:
        return library.get_session(), float(constants.HF_HUB_DOWNLOAD_TIMEOUT)
    except (ValueError, ImportError) as error:
        # A proxy's address that can't be read, or of a kind that needs another package.
        raise _BadProxy(str(error)) from error


class _BadProxy(Exception):
    """The session couldn't be made from the user's proxy settings."""


def _headers(url: str, start: int, etag: str) -> dict[str, str]:
    # Compressed on the way, no part of a file could be asked for.
    headers = {
        "user-agent": f"joyvasa-desktop/{joyvasa_desktop.__version__}",
        "accept-encoding": "identity",
    }
    if start:
        headers["range"] = f"bytes={start}-"
        if etag and not etag.startswith("W/"):
            headers["if-range"] = etag
    # Anybody on the way could read what isn't encrypted.
    safe = url.startswith(endpoint() + "/") and url.lower().startswith("https://")
    token = _token() if safe else None
    if token and not re.fullmatch("[!-~]+", token):
        raise Refusal("token", url)
    return headers | ({"authorization": f"Bearer {token}"} if token else {})


def _token() -> str | None:
    """The access token, if the user has one on this computer and lets programs send it."""
    from huggingface_hub import constants, get_token

    return None if constants.HF_HUB_DISABLE_IMPLICIT_TOKEN else get_token()


def _sent(session: Any, url: str, headers: Mapping[str, str], seconds: float) -> Any:
    """The response whose body hasn't been read yet: of httpx, or of requests in older versions."""
    if not hasattr(session, "build_request"):
        return session.get(url, headers=headers, stream=True, timeout=seconds)
    request = session.build_request("GET", url, headers=headers, timeout=seconds)
    return session.send(request, stream=True, follow_redirects=True)


def _answer(response: Any) -> Answer:
    headers = response.headers
    compressed = headers.get("content-encoding", "identity").lower() not in {"", "identity"}
    start, total = 0, _number(headers.get("content-length", ""))
    if response.status_code == 206:
        part = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", headers.get("content-range", "").strip())
        start = int(part[1]) if part and not compressed else -1
        total = _number(part[2]) if part else None
    linked = [each.headers.get("x-linked-etag", "") for each in (*response.history, response)]
    hashes = [each.strip('"').lower() for each in linked]
    return Answer(
        start=start,
        total=None if compressed else total,
        etag=headers.get("etag", ""),
        linked_hash=next((each for each in hashes if _SHA256.fullmatch(each)), ""),
        pieces=_pieces(response, compressed),
        close=response.close,
    )


def _pieces(response: Any, compressed: bool) -> Iterator[bytes]:
    if hasattr(response, "raw"):
        return iter(response.raw.stream(_PIECE, decode_content=compressed))
    return iter(response.iter_bytes() if compressed else response.iter_raw())


def _refused(response: Any, url: str, with_token: bool) -> Refusal:
    headers = response.headers
    part = re.fullmatch(r"bytes \*/(\d+)", headers.get("content-range", "").strip())
    return Refusal(
        "status",
        url,
        status=int(response.status_code),
        wait=_number(headers.get("retry-after", "")),
        total=int(part[1]) if part else None,
        with_token=with_token,
    )


def _kind(error: BaseException) -> Kind | None:
    """What an error means; None if it isn't one of the network."""
    chain = _chain(error)
    names = [each.__name__ for link in chain for each in type(link).__mro__]
    words = str(error).lower()
    if any(isinstance(link, _BadProxy) for link in chain):
        return "socks" if "socks" in words else "proxy"
    if not any(_is_networks(link) for link in chain):
        return None
    if "socks support" in words:
        return "socks"
    if "certificate_verify_failed" in words or ssl.SSLCertVerificationError.__name__ in names:
        return "certificate"
    for name, kind in _BY_NAME.items():
        if name in names:
            return kind
    return "silent" if any("Timeout" in name for name in names) else "dropped"


def _chain(error: BaseException) -> list[BaseException]:
    """An error and what it came from."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain


def _is_networks(error: BaseException) -> bool:
    library = type(error).__module__.partition(".")[0]
    known = library in _LIBRARIES or type(error).__name__ == "OfflineModeIsEnabled"
    return known or isinstance(error, _NETWORKS_OWN)


def _is_name(url: str) -> bool:
    """Whether the computer in an address has a name that the network can ask for."""
    try:
        (urlsplit(url).hostname or "").encode("idna")
    except ValueError:
        return False
    return True


def _first_line(error: Exception) -> str:
    # What happened first says more than what the library made of it.
    return (str(_chain(error)[-1]).splitlines() or [""])[0][:120]


def _number(text: str) -> int | None:
    return int(text) if text.strip().isascii() and text.strip().isdigit() else None
