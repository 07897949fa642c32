"""Every way in which a download can fail has a sentence and a way out."""

from __future__ import annotations

from typing import get_args

import pytest

from joyvasa_desktop.weights.refusals import Kind, Refusal, brief, sentence

URL = "https://hub.example/owner/name/resolve/main/net.pth"


@pytest.mark.parametrize("kind", [each for each in get_args(Kind) if each != "status"])
def test_every_kind_says_who_and_what_to_do(kind: Kind) -> None:
    told = sentence(Refusal(kind, URL), "net.pth")
    assert told.message.endswith(".") and told.hint.endswith(".")
    assert kind == "offline" or "hub.example" in told.message


@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 410, 418, 429, 451, 500, 503])
def test_every_status_says_who_and_what_to_do(status: int) -> None:
    told = sentence(Refusal("status", URL, status=status), "net.pth")
    assert "hub.example" in told.message and told.message.endswith(".")
    assert told.hint.endswith(".")
    assert "HF_ENDPOINT" in told.hint or "proxy" in told.hint


def test_a_refused_token_is_named() -> None:
    with_token = sentence(Refusal("status", URL, status=401, with_token=True), "net.pth")
    without = sentence(Refusal("status", URL, status=401), "net.pth")
    assert "token" in with_token.message and "HF_TOKEN" in with_token.hint
    assert "token" not in str(without)


def test_a_busy_hub_says_when_to_come_back() -> None:
    asked = Refusal("status", URL, status=429, wait=600)
    assert "10 minutes" in sentence(asked, "net.pth").hint
    assert "in a minute." in sentence(Refusal("status", URL, status=429, wait=5), "net.pth").hint


@pytest.mark.parametrize(
    ("refusal", "passing", "missing", "connection"),
    [
        (Refusal("unreachable", URL), True, False, True),
        (Refusal("dropped", URL), True, False, True),
        (Refusal("muddled", URL), True, False, False),
        (Refusal("certificate", URL), False, False, True),
        (Refusal("offline", URL), False, False, True),
        (Refusal("status", URL, status=503), True, False, False),
        (Refusal("status", URL, status=404), False, True, False),
        (Refusal("status", URL, status=403), False, True, False),
        (Refusal("status", URL, status=416), False, False, False),
    ],
)
def test_what_is_worth_another_try(
    refusal: Refusal, passing: bool, missing: bool, connection: bool
) -> None:
    assert (refusal.passing, refusal.missing, refusal.connection) == (passing, missing, connection)


def test_while_it_waits_few_words_say_why() -> None:
    assert brief(Refusal("unreachable", URL)) == "No connection to hub.example; trying again …"
    assert brief(Refusal("status", URL, status=503)) == "hub.example is busy (503); trying again …"
    assert brief(Refusal("dropped", URL)) == "The connection was interrupted; trying again …"
