"""The models on the command line, as a user meets them: got, checked, carried, removed."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from hub_server import HubServer, Trouble
from small_models import body, fill, forbid, publish, use_small_models

from joyvasa_desktop import cli, cli_models, models_consent, paths
from joyvasa_desktop.__main__ import wants_window
from joyvasa_desktop.console import Exit
from joyvasa_desktop.weights import shelf
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.choices import accepted, choices
from joyvasa_desktop.weights.store import State, Store

MOTION = "motion_generator/motion_generator_hubert_chinese.pt"


@pytest.fixture
def known() -> Catalogue:
    return use_small_models()


@pytest.fixture
def hub(known: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub that has all of the models, in small."""
    with HubServer() as server:
        publish(server, known)
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the user is; its name has a space and an accent."""
    folder = tmp_path / "mes modèles"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def have(known: Catalogue, *bundles: str) -> Store:
    store = Store()
    fill(store.folder, known, *bundles)
    return store


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A user at a terminal, who answers so."""
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", typed)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The JSON that a command prints, which is all that it prints."""
    assert cli.run(["models", *arguments, "--json"]) == Exit.OK
    said = capsys.readouterr()
    assert said.err == ""
    values: dict[str, Any] = json.loads(said.out)
    return values


def states(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    return {each["name"]: each["state"] for each in told(capsys, "list")["bundles"]}


def refused(capsys: pytest.CaptureFixture[str], code: Exit, *arguments: str) -> str:
    """What is said to a command that can't be carried out, in words and as JSON."""
    assert cli.run(["models", *arguments]) == code
    said = capsys.readouterr().err
    assert said and "Traceback" not in said and "Something failed" not in said
    assert cli.run(["models", *arguments, "--json"]) == code
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["message"] and error["hint"]
    return said


def test_the_list_tells_what_is_there_and_what_is_not(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["models", "list"]) == Exit.OK
    shown = capsys.readouterr().out
    assert all(name in shown for name in known.bundles)
    assert "models get" in shown and "~" in shown and "free" in shown
    have(known, "human")
    assert states(capsys)["human"] == "ready" and states(capsys)["animal"] == "absent"
    assert cli.run(["models", "list", "human"]) == Exit.OK
    shown = capsys.readouterr().out
    assert "spade_generator.pth" in shown and "animal-points" not in shown


def test_models_are_got_and_found(
    hub: HubServer, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["models", "get", "human", "--folder", "là-bas"]) == Exit.OK
    said = capsys.readouterr()
    assert said.out.startswith("human: ready (263 kB).")
    assert "Checking" in said.err  # on a quick machine nothing else is seen
    assert Store().folder == folder / "là-bas"
    assert (folder / "là-bas" / "liveportrait" / "base_models").is_dir()
    assert cli.run(["models", "check"]) == Exit.OK
    assert "Files as published: 8 of 8.\n" in capsys.readouterr().out
    # What is there isn't fetched again.
    before = len(hub.requests)
    assert told(capsys, "get", "human")["bundles"][0]["state"] == "ready"
    assert len(hub.requests) == before


def test_terms_must_be_accepted_in_words_or_with_a_flag(
    hub: HubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, Exit.BAD_INPUT, "get", "faces")
    assert "non-commercial research" in said and "--accept insightface" in said
    assert not hub.requests and not accepted("insightface")
    assert "isn't there" in told(capsys, "get", "faces", "--accept", "insightface")["notes"][0]
    assert accepted("insightface")
    assert states(capsys)["faces"] == "ready"


@pytest.mark.parametrize(
    ("content", "note"),
    [(b"", "which can't be used as it is."), (b"another", None), (None, "isn't there.")],
)
def test_a_companion_that_cannot_be_used_is_told(
    content: bytes | None,
    note: str | None,
    hub: HubServer,
    known: Catalogue,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        store = have(known, "human")
        place = store.place("lp-W")
        if content:
            torch.save({"a.weight": torch.arange(12.0)}, place)
        else:
            place.write_bytes(bytes(len(body("lp-W"))))
            store.check(("human",))
    notes = told(capsys, "get", "faces", "--accept", "insightface")["notes"]
    assert [each.endswith(str(note)) for each in notes] == [True] * (note is not None)


def test_who_is_at_a_terminal_is_asked(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "n")
    assert cli.run(["models", "get", "human", "faces"]) == Exit.OK
    said = capsys.readouterr()
    assert "InsightFace" in said.err and "Do you accept" in said.err
    assert "human: ready" in said.out and "faces was left out" in said.out
    answer(monkeypatch, "n")
    assert cli.run(["models", "get", "faces"]) == Exit.BAD_INPUT
    assert "without it the built-in" in capsys.readouterr().err
    answer(monkeypatch, "y")
    assert cli.run(["models", "get", "faces"]) == Exit.OK
    assert "faces: ready" in capsys.readouterr().out
    assert accepted("insightface") and not accepted("xpose")


def test_a_file_of_one_source_that_differs_is_for_the_user_to_judge(
    hub: HubServer,
    known: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = known.files["hub-pre"]
    hub.publish(file.repo, file.revision, file.source, b'{"rate": 1}'.ljust(file.size or 0))
    said = refused(capsys, Exit.BAD_INPUT, "get", "hubert-weights")
    assert "one source" in said and "--accept-other" in said
    answer(monkeypatch, "n")
    assert cli.run(["models", "get", "hubert-weights"]) == Exit.BAD_INPUT
    assert "all the same?" in capsys.readouterr().err
    assert Store().file("hub-pre").there == 0
    answer(monkeypatch, "y")
    assert cli.run(["models", "get", "hubert-weights"]) == Exit.OK
    assert Store().file("hub-pre").state is State.READY
    assert "hub-pre" in choices().other_versions


def test_a_flag_judges_so_beforehand(
    hub: HubServer, known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    file = known.files["hub-pre"]
    hub.publish(file.repo, file.revision, file.source, b'{"rate": 1}'.ljust(file.size or 0))
    values = told(capsys, "get", "hubert-weights", "--accept-other")
    assert values["bundles"][0]["state"] == "ready"
    # What was accepted is right, and said to be another version all the same.
    assert cli.run(["models", "check"]) == Exit.OK
    said = capsys.readouterr().out
    count = len(known.bundles["hubert-weights"].files)
    assert "another version, which you accepted" in said
    assert (
        f"Files as published: {count - 1} of {count}. Other versions that you accepted: 1." in said
    )


def test_no_connection_is_a_sentence_with_ways_out(
    known: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert cli.run(["models", "get", "human", "-q"]) == Exit.BAD_INPUT
    said = capsys.readouterr().err
    assert "no connection" in said and "HF_ENDPOINT" in said and "import" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to one process only")
def test_ctrl_c_keeps_what_came_and_says_how_to_go_on(
    hub: HubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.spoil(MOTION, Trouble("hang", after=40_000))
    command = [sys.executable, "-m", "joyvasa_desktop", "models", "get", "human"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"}, **pipes) as running:  # type: ignore[call-overload]
        until = time.monotonic() + 60
        while Store().file("mg").there < 40_000 and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == Exit.STOPPED
    assert "What came is kept" in said and "Traceback" not in said
    assert Store().file("mg").there == 40_000
    assert told(capsys, "get", "human")["bundles"][0]["state"] == "ready"
    assert hub.asked(MOTION) == ["", "bytes=40000-"]


def test_a_check_finds_what_is_wrong(known: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["models", "check"]) == Exit.OK
    assert "No models are there." in capsys.readouterr().out
    store = have(known, "human")
    place = store.place("lp-W")
    place.write_bytes(bytes(len(body("lp-W"))))
    assert cli.run(["models", "check"]) == Exit.BAD_INPUT
    said = capsys.readouterr().out
    assert place.name in said and "Files as published: 7 of 8.\n" in said
    assert cli.run(["models", "check", "--json"]) == Exit.BAD_INPUT
    values = json.loads(capsys.readouterr().out)
    assert not values["ok"]
    assert [each["id"] for each in values["files"] if each["state"] == "damaged"] == ["lp-W"]
    (note,) = values["notes"]
    assert "models get human”" in note and note in said
    # Who names a bundle wants it to be there.
    assert cli.run(["models", "check", "faces", "-q"]) == Exit.BAD_INPUT


def test_a_deep_look_by_the_doctor_reads_the_models(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    store = have(known, "human")
    store.place("lp-W").write_bytes(bytes(len(body("lp-W"))))
    assert store.file("lp-W").state is State.READY
    assert cli.run(["doctor", "--deep"]) == Exit.FAILED
    said = capsys.readouterr()
    assert "Checking" in said.err and "models get human" in said.out
    assert store.file("lp-W").state is State.DAMAGED


def test_models_are_carried_to_a_machine_without_internet(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = have(known, "human", "faces")
    assert cli.run(["models", "export", "human", "faces", "--out", "."]) == Exit.OK
    said = capsys.readouterr().out
    assert "joyvasa-models-human-faces.zip" in said and "models import" in said
    written = told(capsys, "export", "human", "-o", "pour là-bas")
    assert written["output"] == "pour là-bas.zip"
    assert (folder / "pour là-bas.zip").stat().st_size == written["size"]
    shutil.rmtree(store.folder)
    values = told(capsys, "import", "joyvasa-models-human-faces.zip")
    assert {each["state"] for each in values["files"]} == {"ready"}
    assert all(each["checked"] for each in values["files"]) and len(values["files"]) == 11
    assert cli.run(["models", "import", "pour là-bas.zip"]) == Exit.OK
    assert "human" in capsys.readouterr().out


def test_what_isnt_there_cant_be_exported(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, Exit.BAD_INPUT, "export", "human", "--out", "a.zip")
    have(known, "human")
    refused(capsys, Exit.CANNOT_WRITE, "export", "human", "--out", "nowhere/a.zip")
    assert not list(folder.iterdir())


def test_a_folder_is_copied_or_used_as_it_is(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(folder / "déjà là", known, "human")
    assert cli.run(["models", "import", "--in-place", "déjà là"]) == Exit.OK
    assert "is used as it is" in capsys.readouterr().out
    assert not Store().folder.exists() and states(capsys)["human"] == "ready"
    fill(folder / "aussi", known, "animal")
    assert cli.run(["models", "import", "aussi", "-q"]) == Exit.OK
    assert capsys.readouterr().out == ""
    assert Store().place("an-G").exists() and states(capsys)["animal"] == "ready"


def test_another_version_is_taken_only_if_the_user_says_so(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = folder / "x" / "chinese-hubert-base" / "config.json"
    place.parent.mkdir(parents=True)
    place.write_text('{"hidden_size": 8}', "utf-8")
    assert cli.run(["models", "import", "x"]) == Exit.BAD_INPUT
    said = capsys.readouterr().out
    assert "config.json" in said and "--accept-other" in said
    assert Store().file("hub-cfg").state is State.ABSENT
    assert cli.run(["models", "import", "x", "--accept-other"]) == Exit.OK
    assert Store().file("hub-cfg").state is State.READY


def test_models_are_converted_and_the_copies_removed_again(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["models", "convert"]) == Exit.OK
    assert "nothing to convert" in capsys.readouterr().out
    place = Store().place("lp-F")
    place.parent.mkdir(parents=True)
    torch.save({"a.weight": torch.arange(12.0)}, place)
    (copy,) = told(capsys, "convert", "human")["files"]
    assert Path(copy).is_file() and place.is_file()
    assert cli.run(["models", "convert"]) == Exit.OK
    assert "nothing to convert" in capsys.readouterr().out
    assert cli.run(["models", "convert", "--discard"]) == Exit.OK
    assert "freed" in capsys.readouterr().out
    assert not Path(copy).exists() and place.is_file()
    assert told(capsys, "convert", "--discard")["freed"] == 0


def test_damaged_models_are_named_when_the_others_are_converted(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    for id in ("lp-F", "lp-M"):
        place = Store().place(id)
        place.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"a.weight": torch.arange(12.0)}, place)
    place.write_bytes(place.read_bytes()[:-300])
    assert cli.run(["models", "convert"]) == Exit.BAD_INPUT
    said = capsys.readouterr().out
    assert "Files written: 1" in said
    assert f"Not converted: {place.name}" in said and "models get human" in said
    assert cli.run(["models", "convert", "-q"]) == Exit.BAD_INPUT
    assert place.name in capsys.readouterr().err
    assert cli.run(["models", "convert", "--discard"]) == Exit.OK


def test_a_model_that_may_not_be_read_is_named_after_an_import(
    known: Catalogue,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill(folder / "là", known, "human")
    place = known.files["lp-G"].path
    # What is named relatively is opened so.
    forbid(monkeypatch, Path("là", place), folder / "là" / place)
    assert cli.run(["models", "import", "là"]) == Exit.BAD_INPUT
    said = capsys.readouterr().out
    assert f"{place} may not be read. Change its permissions" in said
    assert "amaged" not in said
    assert Store().file("mg").state is State.READY
    assert Store().file("lp-G").state is State.ABSENT


def test_a_model_that_may_not_be_read_is_named_where_it_is_used_in_place(
    known: Catalogue,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill(folder / "là", known, "human")
    place = folder / "là" / known.files["lp-G"].path
    with monkeypatch.context() as patched:
        forbid(patched, place)
        used, note = told(capsys, "import", "--in-place", "là")["notes"]
        assert "used as it is" in used
        assert note.startswith(f"{place} may not be read. Change its permissions")
        assert cli.run(["models", "list"]) == Exit.OK
        said = capsys.readouterr().out
        assert f"Note: {note}" in said and "can't be read" in said
        assert cli.run(["models", "check"]) == Exit.BAD_INPUT
        said = capsys.readouterr().out
        assert f"{place} may not be read. Change its permissions" in said
        assert "amaged" not in said and "models get human" in said
    assert not Store().problems()


def test_nothing_to_import_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "vide").mkdir()
    assert "vide" in refused(capsys, Exit.BAD_INPUT, "import", "vide")
    assert "vide" in refused(capsys, Exit.BAD_INPUT, "import", "vide", "--in-place")
    assert "nix.zip" in refused(capsys, Exit.BAD_INPUT, "import", "nix.zip")


def test_removing_asks_first_and_leaves_what_others_need(
    known: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = have(known, "human", "animal")
    assert "--yes" in refused(capsys, Exit.BAD_INPUT, "remove", "human")
    answer(monkeypatch, "n")
    assert cli.run(["models", "remove", "human"]) == Exit.STOPPED
    assert "Nothing was removed" in capsys.readouterr().err
    assert states(capsys)["human"] == "ready"
    answer(monkeypatch, "y")
    assert cli.run(["models", "remove", "human"]) == Exit.OK
    assert capsys.readouterr().out == "146 kB freed.\n"
    assert store.place("mg").exists() and not store.place("lp-G").exists()
    assert told(capsys, "remove", "animal", "--yes")["freed"] == 263_087
    assert cli.run(["models", "remove", "animal", "--yes"]) == Exit.OK
    assert "nothing to remove" in capsys.readouterr().out


def test_another_folder_and_back(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = told(capsys, "folder")["folder"]
    assert told(capsys, "folder", "ailleurs")["folder"] == str(folder / "ailleurs")
    assert Store().folder == folder / "ailleurs"
    (folder / "fichier").touch()
    assert "is a file" in refused(capsys, Exit.CANNOT_WRITE, "folder", "fichier")
    assert told(capsys, "folder", "--reset")["folder"] == usual
    # What lies in the usual folder is found from everywhere, what lies in another isn't.
    have(known, "human")
    (note,) = told(capsys, "folder", "ailleurs")["notes"]
    assert "go on being used" in note and "--reset" in note
    (note,) = told(capsys, "remove", "human", "--yes")["notes"]
    assert "usual folder" in note and "folder --reset" in note
    assert states(capsys)["human"] == "ready"
    fill(folder / "ailleurs", known, "animal")
    (note,) = told(capsys, "folder", "--reset")["notes"]
    assert "--in-place" in note and "ailleurs" in note
    assert states(capsys)["animal"] == "absent"
    assert cli.run(["models", "folder"]) == Exit.OK
    assert "free" in capsys.readouterr().out


def test_a_folder_that_is_used_as_it_is_can_be_left_out_again(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = folder / "déjà là"
    fill(theirs, known, "human")
    assert not Store().bundle("human").files[0].path
    assert told(capsys, "import", "--in-place", "déjà là")["notes"]
    assert cli.run(["models", "list"]) == Exit.OK
    assert "Used as it is: " in capsys.readouterr().out
    assert told(capsys, "folder")["used_in_place"] == [str(theirs)]
    values = told(capsys, "remove", "human", "--yes")
    (note,) = values["notes"]
    assert values["freed"] == 0 and f'folder --forget "{theirs}"' in note
    assert states(capsys)["human"] == "ready"
    said = refused(capsys, Exit.BAD_INPUT, "folder", "--forget", "ailleurs")
    assert "isn't used in place" in said and "déjà là" in said
    assert told(capsys, "folder", "--forget", "déjà là")["used_in_place"] == []
    assert states(capsys)["human"] == "absent" and (theirs / "liveportrait").is_dir()
    assert "No folder is." in refused(capsys, Exit.BAD_INPUT, "folder", "--forget", "déjà là")


def test_a_folder_that_went_away_names_the_way_out(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(folder / "déjà là", known, "human")
    told(capsys, "import", "--in-place", "déjà là")
    shutil.rmtree(folder / "déjà là")
    problem, way_out = told(capsys, "list")["notes"]
    assert "isn't there" in problem and "folder --forget" in way_out
    told(capsys, "folder", "--forget", "déjà là")
    assert told(capsys, "list")["notes"] == []


def test_what_is_being_fetched_is_not_removed(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    store = have(known, "human")
    with store.lock("lp-G"):
        assert "elsewhere" in refused(capsys, Exit.BAD_INPUT, "remove", "human", "--yes")
    assert states(capsys)["human"] == "ready"


def test_what_was_fetched_and_is_not_whole_is_no_success(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = models_consent.fetch

    def disturbed(store: Store, *rest: Any, **more: Any) -> None:
        usual(store, *rest, **more)
        store.place("lp-G").unlink()

    monkeypatch.setattr(cli_models, "fetch", disturbed)
    assert cli.run(["models", "get", "human"]) == Exit.BAD_INPUT
    said = capsys.readouterr().out
    assert "human: not complete" in said and "models get human" in said
    assert cli.run(["models", "get", "human", "-q"]) == Exit.BAD_INPUT
    assert "isn't whole" in capsys.readouterr().err


def test_another_version_is_used_and_the_way_to_the_published_one_is_told(
    hub: HubServer, known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = have(known, "human")
    torch.save({"a.weight": torch.arange(12.0)}, store.place("lp-W"))
    values = told(capsys, "get", "human")
    assert values["bundles"][0]["state"] == "unknown"
    assert "used as it is" in values["notes"][0] and "remove human" in values["notes"][0]
    assert cli.run(["models", "check"]) == Exit.BAD_INPUT
    assert "models remove human" in capsys.readouterr().out
    told(capsys, "remove", "human", "--yes")
    assert told(capsys, "get", "human")["bundles"][0]["state"] == "ready"
    # In a folder of other programs' it can't be removed, but left out.
    told(capsys, "remove", "human", "--yes")
    fill(folder / "là", known, "human")
    torch.save({"a.weight": torch.arange(12.0)}, folder / "là" / known.files["lp-W"].path)
    told(capsys, "import", "--in-place", "là")
    assert "--forget" in told(capsys, "get", "human")["notes"][0]


def test_a_disk_that_is_full_is_not_kept_as_the_folder(
    hub: HubServer,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shelf, "RESERVE", 10**18)
    said = refused(capsys, Exit.CANNOT_WRITE, "get", "human", "--folder", "plein")
    assert "enough space" in said and "plein" in said
    assert choices().folder is None and not (folder / "plein").exists() and not hub.requests


def test_damaged_files_in_an_archive_name_the_next_step(
    known: Catalogue, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    have(known, "human")
    told(capsys, "export", "human", "-o", "alles.tar")
    whole = zipfile.ZipFile(folder / "alles.tar.zip")
    shutil.rmtree(Store().folder)
    with whole, zipfile.ZipFile(folder / "b.zip", "w") as spoilt:
        for name in whole.namelist():
            content = whole.read(name)
            wrong = name == known.files["lp-W"].path.as_posix()
            spoilt.writestr(name, bytes(len(content)) if wrong else content)
    assert cli.run(["models", "import", "b.zip"]) == Exit.BAD_INPUT
    assert "pack them again" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["get"],
        ["get", "nix"],
        ["get", "human", "--accept", "nobody"],
        ["list", "nix"],
        ["check", "nix"],
        ["export", "human"],
        ["remove", "nix", "--yes"],
        ["folder", "x", "--reset"],
        ["folder", "x", "--forget", "y"],
        ["folder", ""],
        ["folder", "--forget", ""],
        ["get", "human", "--folder", ""],
        ["import"],
        ["fetch"],
    ],
)
def test_a_wrong_command_line(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "--help" in refused(capsys, Exit.USAGE, *arguments)
    assert not list(folder.iterdir())


def test_the_catalogue_of_the_user_may_be_broken(
    known: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:

    (paths.config() / "catalogue.toml").write_text("version = ", "utf-8")
    (note,) = told(capsys, "list")["notes"]
    assert "catalogue.toml" in note


def test_the_commands_are_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["models"]) == Exit.OK
    shown = capsys.readouterr().out
    assert "..." not in shown.partition("Commands:")[2]
    assert all(f"  {name} " in shown for name in ("list", "get", "check", "import", "export"))


def test_a_folder_called_models_opens_no_window(folder: Path) -> None:
    (folder / "models").mkdir()
    assert not wants_window(["models"]) and not wants_window(["models", "list"])


def test_help_and_list_load_nothing_heavy() -> None:
    heavy = "{'torch', 'huggingface_hub', 'rich', 'av', 'cv2', 'PySide6'}"
    for arguments in (["models", "get", "--help"], ["models", "list"]):
        script = (
            f"import sys; from joyvasa_desktop import cli; assert cli.run({arguments}) == 0\n"
            f"sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
