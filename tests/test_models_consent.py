"""What is asked before models are fetched, and what is kept of the answers."""

from __future__ import annotations

import click
import pytest
from hub_server import HubServer
from small_models import body, publish, use_small_models

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.models_consent import accept_families, agreed, fetch, terms
from joyvasa_desktop.weights.choices import accepted
from joyvasa_desktop.weights.store import State, Store, WrongHash


@pytest.fixture
def store() -> Store:
    use_small_models()
    return Store()


def test_terms_are_told_whole_and_fit_a_terminal(store: Store) -> None:
    for family in store.catalogue.families.values():
        text = terms(family)
        assert family.licence in text and family.where in text and family.holder in text
        assert " ".join(family.notice.split()) in " ".join(text.split())
        *told, _ = text.splitlines()
        assert all(len(line) <= 80 for line in told)


def test_only_what_has_terms_can_be_accepted(store: Store) -> None:
    with pytest.raises(click.UsageError, match=r"insightface.*xpose"):
        accept_families(store, ["liveportrait"])
    accept_families(store, ["xpose", "insightface"])
    assert accepted("xpose") and accepted("insightface")


def test_a_script_is_told_which_flag_accepts(store: Store) -> None:
    assert agreed(store, ["human", "animal"], ask=False) == (["human", "animal"], [])
    with pytest.raises(UserError) as caught:
        agreed(store, ["human", "animal-points"], ask=False)
    assert "military" in caught.value.message and "--accept xpose" in caught.value.hint
    accept_families(store, ["xpose"])
    assert agreed(store, ["animal-points", "animal-points"], ask=False) == (["animal-points"], [])


def test_somebody_is_asked_once_for_each_family(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(click, "confirm", lambda text, **more: not asked.append(text))
    assert agreed(store, ["faces", "human", "faces"], ask=True)[0] == ["faces", "human"]
    assert agreed(store, ["faces"], ask=True) == (["faces"], [])
    assert len(asked) == 1 and "InsightFace" in capsys.readouterr().err


def test_who_declines_gets_the_rest_and_hears_what_works_instead(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "confirm", lambda text, **more: False)
    bundles, (note,) = agreed(store, ["faces", "human"], ask=True)
    assert bundles == ["human"] and "faces was left out" in note
    with pytest.raises(UserError, match="by hand"):
        agreed(store, ["animal-points"], ask=True)
    assert not accepted("xpose")


def test_a_wrong_file_of_several_sources_is_nothing_to_judge(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "confirm", lambda text, **more: pytest.fail("nobody is asked"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HubServer() as hub:
        publish(hub, store.catalogue)
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        file = store.catalogue.files["lp-S"]
        hub.publish(file.repo, file.revision, file.source, bytes(len(body("lp-S"))))
        with pytest.raises(WrongHash):
            fetch(store, ["human"], True, ask=True, silent=True)
    assert store.file("lp-S").state is State.ABSENT
    # The others came all the same.
    assert store.file("lp-G").state is State.READY
