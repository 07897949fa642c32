"""The terms are accepted once, as they read, beside what was accepted of models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import terms
from joyvasa_desktop.weights import choices


def test_nothing_is_accepted_until_the_user_does() -> None:
    assert not terms.accepted()
    with pytest.raises(UserError) as caught:
        terms.check_accepted()
    assert "https://docs.nvidia.com/cuda/eula/" in caught.value.message
    terms.accept()
    assert terms.accepted()
    terms.check_accepted()


def test_other_terms_are_accepted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    terms.accept()
    changed = replace(terms.TERMS[0], where="https://docs.nvidia.com/new")
    monkeypatch.setattr(terms, "TERMS", (changed, *terms.TERMS[1:]))
    assert not terms.accepted()


def test_what_was_accepted_of_models_stays() -> None:
    choices.accept("insightface")
    terms.accept()
    assert choices.accepted("insightface") and terms.accepted()
