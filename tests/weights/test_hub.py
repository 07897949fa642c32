"""The hub is asked at the user's address, through the user's proxy, for any part of a file."""

from __future__ import annotations

import hashlib
import importlib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer, Trouble

from joyvasa_desktop.weights import hub
from joyvasa_desktop.weights.refusals import Refusal, sentence

REVISION = "0123456789" * 4
BODY = bytes(range(256)) * 300
WHERE = ("owner/name", "nets/net.pth", REVISION)


@pytest.fixture
def served(hub_server: HubServer) -> HubServer:
    hub_server.publish("owner/name", REVISION, "nets/net.pth", BODY)
    return hub_server


def content(answer: hub.Answer) -> bytes:
    """All of it."""
    try:
        return b"".join(answer.pieces)
    finally:
        answer.close()


def test_a_whole_file(served: HubServer) -> None:
    answer = hub.asked(hub.address(*WHERE))
    assert (answer.start, answer.total) == (0, len(BODY))
    assert answer.linked_hash == hashlib.sha256(BODY).hexdigest()
    assert content(answer) == BODY


@pytest.mark.parametrize("start", [1, 4096, len(BODY) - 1])
def test_the_rest_of_a_file(served: HubServer, start: int) -> None:
    answer = hub.asked(hub.address(*WHERE), start)
    assert (answer.start, answer.total) == (start, len(BODY))
    assert content(answer) == BODY[start:]


def test_the_rest_of_another_version_is_all_of_it(served: HubServer) -> None:
    answer = hub.asked(hub.address(*WHERE), 1000, '"of yesterday"')
    assert answer.start == 0
    assert content(answer) == BODY


def test_a_version_that_is_only_alike_is_not_named(served: HubServer) -> None:
    """Of a weak name (RFC 9110) no part may be asked for: the server would send all of it."""
    answer = hub.asked(hub.address(*WHERE), 1000, 'W/"alike"')
    assert (answer.start, content(answer)) == (1000, BODY[1000:])
    assert "if-range" not in served.requests[-1].headers


@pytest.mark.parametrize(("start", "told"), [(0, 0), (1000, -1)])
def test_what_comes_compressed_is_never_put_behind_a_part(
    served: HubServer, start: int, told: int
) -> None:
    served.spoil("nets/net.pth", Trouble("pack"))
    answer = hub.asked(hub.address(*WHERE), start)
    assert (answer.start, answer.total) == (told, None)
    assert content(answer) == BODY[start:]


def test_a_small_file_has_no_linked_hash(hub_server: HubServer) -> None:
    hub_server.publish("owner/name", REVISION, "config.json", b"{}", large=False)
    answer = hub.asked(hub.address("owner/name", "config.json", REVISION))
    assert (answer.linked_hash, content(answer)) == ("", b"{}")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_repository_that_has_moved_is_followed(served: HubServer, status: int) -> None:
    served.move("old/name", "owner/name", status)
    assert content(hub.asked(hub.address("old/name", *WHERE[1:]))) == BODY


def test_a_mirror_may_send_on_to_another_server(
    served: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with HubServer() as mirror:
        mirror.move("owner/name", f"{served.address}/owner/name")
        monkeypatch.setenv("HF_ENDPOINT", mirror.address + "/")
        assert content(hub.asked(hub.address(*WHERE), 100)) == BODY[100:]
    assert served.asked("nets/net.pth") == ["bytes=100-"]


def test_the_users_proxy_is_asked(
    served: HubServer, monkeypatch: pytest.MonkeyPatch, new_session: None
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example.invalid")
    monkeypatch.setenv("HTTP_PROXY", served.address)
    assert content(hub.asked(hub.address(*WHERE))) == BODY
    assert served.asked("nets/net.pth") == [""]


def test_a_proxy_that_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, new_session: None
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "htttp://nowhere:1")
    with pytest.raises(Refusal) as refused:
        hub.asked("http://hub.example.invalid/file")
    assert refused.value.kind == "proxy"


def test_a_proxy_without_a_proper_name_is_told(
    monkeypatch: pytest.MonkeyPatch, new_session: None
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://a..b:3128")
    with pytest.raises(Refusal) as refused:
        hub.asked("http://hub.example.invalid/file")
    assert refused.value.kind == "proxy"


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
def test_a_status_comes_with_what_the_hub_says(served: HubServer, status: int) -> None:
    headers = (("Retry-After", "7"),)
    served.spoil("nets/net.pth", Trouble("status", status=status, headers=headers))
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address(*WHERE))
    assert (refused.value.status, refused.value.wait) == (status, 7)


def test_behind_the_end_there_is_nothing_but_the_size(served: HubServer) -> None:
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address(*WHERE), len(BODY))
    assert (refused.value.status, refused.value.total) == (416, len(BODY))


@pytest.fixture
def encrypted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None]]:
    """Whom the program asks over https, and with which token; the hub itself sends it on."""
    from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

    httpx = importlib.import_module(type(get_session()).__module__.partition(".")[0])
    if not hasattr(httpx, "MockTransport"):
        pytest.skip("this version of the hub's library speaks through requests")
    asked: list[tuple[str, str | None]] = []

    def respond(request: Any) -> Any:
        asked.append((request.url.host, request.headers.get("authorization")))
        if request.url.host != "hub.example":
            return httpx.Response(200, content=b"all of it")
        return httpx.Response(302, headers={"location": "https://disk.example/net.pth"})

    session = httpx.Client(transport=httpx.MockTransport(respond))
    monkeypatch.setattr(hub, "_session", lambda: (session, 5.0))
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example")
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    return asked


def test_a_token_goes_to_the_hub_alone(encrypted: list[tuple[str, str | None]]) -> None:
    hub.asked(hub.address(*WHERE)).close()
    hub.asked("https://elsewhere.example/archive.zip").close()
    # Where the hub sends the program on to, the token doesn't go along.
    hosts = [("hub.example", "Bearer hf_secret"), ("disk.example", None)]
    assert encrypted == [*hosts, ("elsewhere.example", None)]


def test_a_token_is_never_sent_where_anybody_could_read_it(
    served: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert content(hub.asked(hub.address(*WHERE))) == BODY
    assert all("authorization" not in each.headers for each in served.requests)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks4"])
def test_a_socks_proxy_is_named_as_what_it_is(
    scheme: str, monkeypatch: pytest.MonkeyPatch, new_session: None
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://127.0.0.1:9")
    with pytest.raises(Refusal) as refused:
        hub.asked("https://hub.example.invalid/file")
    if refused.value.kind == "unreachable":
        pytest.skip("on this computer the hub's library can speak to such proxies")
    assert refused.value.kind == "socks"
    assert "HTTPS_PROXY" in sentence(refused.value, "net.pth").hint


def test_offline_mode_is_kept(served: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address(*WHERE))
    assert refused.value.kind == "offline"
    assert not served.requests


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://hub.example.invalid/file", "unreachable"),
        ("hub.example/file", "address"),
        ("ftp://hub.example/file", "address"),
        ("http://a..b/file", "address"),
        (f"http://{'a' * 70}.example/file", "address"),
        ("http://[::1/file", "address"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        hub.asked(url)
    assert refused.value.kind == kind
    assert sentence(refused.value, "net.pth").hint


@pytest.mark.parametrize("token", ["tök€n", "two words"])
def test_a_token_that_cannot_be_one_is_told(
    encrypted: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("HF_TOKEN", token)
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address(*WHERE))
    assert (refused.value.kind, refused.value.connection) == ("token", True)
    told = sentence(refused.value, "net.pth")
    assert "access token" in told.message and "HF_TOKEN" in told.hint
    assert token not in str(told)
    assert not encrypted


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Refusal) as refused:
            hub.asked(f"http://127.0.0.1:{free.getsockname()[1]}/file")
    assert refused.value.kind == "unreachable"


def test_a_circle_ends(served: HubServer) -> None:
    served.move("round/about", "round/about")
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address("round/about", *WHERE[1:]))
    assert refused.value.kind == "address"


def test_silence_is_told(served: HubServer, impatient: None) -> None:
    served.spoil("nets/net.pth", Trouble("silent"))
    with pytest.raises(Refusal) as refused:
        hub.asked(hub.address(*WHERE))
    assert refused.value.kind == "silent"


def test_a_break_in_the_middle_is_told(served: HubServer) -> None:
    served.spoil("nets/net.pth", Trouble("drop", after=5000))
    answer = hub.asked(hub.address(*WHERE))
    with pytest.raises(Exception) as broken:
        content(answer)
    assert hub.refusal(broken.value, WHERE[0]).kind == "dropped"


@pytest.fixture
def stranger() -> Iterator[str]:
    """A server that speaks TLS, badly: it hangs up in the middle of the greeting."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            connection, _ = server.accept()
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}/file"
        thread.join()


def test_a_server_that_hangs_up_is_told(stranger: str) -> None:
    with pytest.raises(Refusal) as refused:
        hub.asked(stranger)
    assert refused.value.kind in {"dropped", "unreachable"}


def test_an_unknown_certificate_is_told_and_not_tried_again() -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed: self-signed certificate")
    refused = hub.refusal(error, "https://hub.example/file")
    assert (refused.kind, refused.passing) == ("certificate", False)


def test_mistakes_of_the_program_stay_what_they_are() -> None:
    with pytest.raises(ZeroDivisionError):
        hub.refusal(ZeroDivisionError(), "https://hub.example/file")


def test_the_library_loads_with_the_first_question_only(tmp_path: Path) -> None:
    script = (
        "import sys; import joyvasa_desktop.weights.download\n"
        "assert 'huggingface_hub' not in sys.modules, 'loaded at start-up'"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
