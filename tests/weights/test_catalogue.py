"""The catalogue says what is published, as it is; a newer one is believed if it is whole."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.weights.catalogue import FILE, SHIPPED, Catalogue, catalogue, read_catalogue

SIZES = {
    "human": 414072829 + 522320239,
    "faces": 136621206,
    "animal": 414072829 + 519918821 + 2393098,
    "animal-points": 435171446,
    "animal-first": 414072829 + 519927141 + 2393098,
    "hubert-weights": 377552987 + 1380 + 212,
    "wav2vec2": 377607901 + 1596 + 159,
    "hubert-english": 377569754 + 1385,
}

ROWS = {
    "lp-F": (3387959, "5279bb86", "KlingTeam/LivePortrait", "82a4fa67"),
    "lp-M": (112545506, "251e6a94", "KlingTeam/LivePortrait", "82a4fa67"),
    "lp-G": (221813590, "4780afc7", "KlingTeam/LivePortrait", "82a4fa67"),
    "lp-W": (182180086, "2f61a6f2", "KlingTeam/LivePortrait", "82a4fa67"),
    "lp-S": (2393098, "3652d5a3", "KlingTeam/LivePortrait", "82a4fa67"),
    "lp-lmk": (114666491, "31d22a50", "KlingTeam/LivePortrait", "82a4fa67"),
    "if-det": (16923827, "5838f7fe", "KlingTeam/LivePortrait", "82a4fa67"),
    "if-106": (5030888, "f001b856", "KlingTeam/LivePortrait", "82a4fa67"),
    "an-F": (3386487, "7e320d54", "KlingTeam/LivePortrait", "82a4fa67"),
    "an-M": (112542562, "827d0ea4", "KlingTeam/LivePortrait", "82a4fa67"),
    "an-G": (221811030, "6ac31a9b", "KlingTeam/LivePortrait", "82a4fa67"),
    "an-W": (182178742, "7dfd251d", "KlingTeam/LivePortrait", "82a4fa67"),
    "an-S": (2393098, "3652d5a3", "KlingTeam/LivePortrait", "82a4fa67"),
    "an0-F": (3387959, "e2cd1d5d", "KlingTeam/LivePortrait", "82a4fa67"),
    "an0-M": (112545506, "63c0d450", "KlingTeam/LivePortrait", "82a4fa67"),
    "an0-G": (221813590, "7fafa1e3", "KlingTeam/LivePortrait", "82a4fa67"),
    "an0-W": (182180086, "c9719ea1", "KlingTeam/LivePortrait", "82a4fa67"),
    "xpose": (435089171, "bf58e5a3", "KlingTeam/LivePortrait", "82a4fa67"),
    "clip9": (10923, "4982ea59", "warmshao/FasterLivePortrait", "eb937f4b"),
    "clip68": (71352, "a7face6b", "warmshao/FasterLivePortrait", "eb937f4b"),
    "mg": (414067833, "9dd86932", "jdh-algo/JoyVASA", "b8f13fe9"),
    "mt": (3616, "294ce673", "jdh-algo/JoyVASA", "b8f13fe9"),
    "hub-cfg": (1380, "f6bd1bde", "TencentGameMate/chinese-hubert-base", "fce03754"),
    "hub-pre": (212, "dcd68412", "TencentGameMate/chinese-hubert-base", "fce03754"),
    "hub-w": (377552987, "2fefccd2", "TencentGameMate/chinese-hubert-base", "fce03754"),
    "w2v-cfg": (1596, "d3ec255c", "facebook/wav2vec2-base-960h", "22aad52d"),
    "w2v-pre": (159, "b225d617", "facebook/wav2vec2-base-960h", "22aad52d"),
    "w2v-w": (377607901, "8aa76ab2", "facebook/wav2vec2-base-960h", "22aad52d"),
    "w2v-bin": (None, "c34f9827", "facebook/wav2vec2-base-960h", "22aad52d"),
    "hen-cfg": (1385, "56be3988", "facebook/hubert-base-ls960", "dba3bb02"),
    "hen-w": (377569754, "062249ff", "facebook/hubert-base-ls960", "dba3bb02"),
}

SINGLE = {"xpose", "w2v-bin", "hub-w", "hub-pre", "an0-F", "an0-M", "an0-G", "an0-W"}


@pytest.fixture
def shipped() -> Catalogue:
    return read_catalogue(SHIPPED)


@pytest.fixture
def newer() -> Path:
    """Where the user would put a newer catalogue."""
    paths.config().mkdir(parents=True)
    return paths.config() / FILE


def changed(place: Path, pattern: str, new: str) -> Path:
    """Writes the shipped catalogue with one change."""
    text = SHIPPED.read_text("utf-8")
    assert re.search(pattern, text, re.M), "the change would change nothing"
    place.write_text(re.sub(pattern, lambda _: new, text, count=1, flags=re.M), "utf-8")
    return place


def test_every_file_is_the_published_one(shipped: Catalogue) -> None:
    found = {
        id: (file.size, file.sha256[:8], file.repo, file.revision[:8])
        for id, file in shipped.files.items()
    }
    assert found == ROWS
    assert {id for id, file in shipped.files.items() if file.single_source} == SINGLE


def test_the_bundles_are_as_large_as_the_published_files(shipped: Catalogue) -> None:
    assert {name: shipped.size(name) for name in shipped.bundles} == SIZES


def test_what_bundles_share_is_counted_once(shipped: Catalogue) -> None:
    stitching = ROWS["lp-S"][0]
    assert shipped.size("human", "faces") == 1073014274
    assert shipped.size("animal", "animal-points") == 1369163096 + stitching
    assert shipped.size("human", "faces", "animal", "animal-points") == 2028104541
    assert shipped.size("lp-S", "an-S") == shipped.size("an-S") == stitching
    assert shipped.size() == 0


def test_ids_of_bundles_come_once_and_in_order(shipped: Catalogue) -> None:
    assert shipped.ids(["animal", "human"])[:3] == ("mg", "mt", "hub-cfg")
    assert shipped.ids(["an-S", "lp-S"]) == ("lp-S",)
    with pytest.raises(UserError, match="“people”") as caught:
        shipped.ids(["people"])
    assert "human" in caught.value.hint


def test_sources_lie_in_their_repositories_as_published(shipped: Catalogue) -> None:
    assert shipped.files["mg"].source == "motion_generator/motion_generator_hubert_chinese.pt"
    assert shipped.files["mt"].source == "motion_template/motion_template.pkl"
    assert shipped.files["clip9"].source == "liveportrait_animal_onnx/clip_embedding_9.pkl"
    assert shipped.files["hub-w"].source == "pytorch_model.bin"
    for id, file in shipped.files.items():
        if file.repo.endswith("/LivePortrait"):
            assert file.source == str(file.path), id


def test_only_files_that_nobody_may_earn_money_with_have_notices(shipped: Catalogue) -> None:
    noticed = {name for name, each in shipped.families.items() if each.notice}
    assert noticed == {name for name, each in shipped.families.items() if not each.commercial}
    assert noticed == {"insightface", "xpose"}
    files = {id for id, file in shipped.files.items() if file.family in noticed}
    assert files == {"if-det", "if-106", "xpose"}
    for bundle in ("human", "animal", "animal-first", "hubert-weights", "wav2vec2"):
        assert not files & set(shipped.bundles[bundle].files)


def test_places_are_legal_everywhere(shipped: Catalogue) -> None:
    for file in shipped.files.values():
        assert not re.search(r'[<>:"\\|?*]', str(file.path))
        assert not PurePosixPath(file.path).is_absolute() and ".." not in file.path.parts


def test_a_file_is_found_by_its_content(shipped: Catalogue) -> None:
    for id, file in shipped.files.items():
        found = shipped.by_hash(file.sha256)
        assert found is not None and found.id == (file.same_as or id)
    assert shipped.by_hash("0" * 64) is None


def test_one_file_may_lie_in_both_its_places(shipped: Catalogue) -> None:
    both = set(shipped.places("lp-S"))
    assert both == set(shipped.places("an-S")) and len(both) == 2
    assert shipped.places("an-S")[0] == shipped.files["an-S"].path


def test_the_archive_holds_the_face_models(shipped: Catalogue) -> None:
    archive = shipped.archives["buffalo-l"]
    assert archive.name == "buffalo_l.zip" and archive.size == 288621354
    assert archive.sha256.startswith("80ffe37d")
    assert dict(archive.members) == {"det_10g.onnx": "if-det", "2d106det.onnx": "if-106"}
    assert all("/deepinsight/insightface/" in address for address in archive.addresses)


def test_the_shipped_one_counts_unless_there_is_a_newer(newer: Path) -> None:
    assert catalogue().version == 1 and catalogue().notes == ()
    changed(newer, "^version = 1$", "version = 7")
    assert catalogue().version == 7
    changed(newer, '^title = "People"$', 'title = "Other people"')
    assert catalogue().version == 1 and catalogue().bundles["human"].title == "People"


def test_a_damaged_one_is_told_and_the_shipped_one_goes_on(newer: Path) -> None:
    newer.write_text("version = ", "utf-8")
    assert catalogue().version == 1 and len(catalogue().files) == len(ROWS)
    (note,) = catalogue().notes
    assert FILE in note and note.endswith(".")


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        ("^version = 1$", "version = 0"),
        ("^version = 1$", "version = true"),
        ("^version = 1$", ""),
        (r"^size = 3616$", "size = 0"),
        (r"^size = 3616$", "size = 20_000_000_001"),
        (r"^size = 3616$", ""),
        (r"^size = 3616$", "size = 3.5"),
        (r'^sha256 = "294ce', 'sha256 = "294c'),
        (r'^sha256 = "294ce', 'sha256 = "294CE'),
        (r'^revision = "b8', 'revision = "main'),
        (r'^name = "jdh-algo/JoyVASA"', 'name = "jdh-algo/JoyVASA/more"'),
        (r'^repository = "joyvasa"', 'repository = "elsewhere"'),
        (r'^family = "joyvasa"', 'family = "elsewhere"'),
        (r'^path = "JoyVASA/motion_t', 'path = "/JoyVASA/motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "../motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA/../../motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA\\\\motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "C:/motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA/nul/motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA//motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA/a?/motion_t'),
        (r'^path = "JoyVASA/motion_t', 'path = "JoyVASA/a\\u0000/motion_t'),
        (r'^  "JoyVASA/motion_generator/iter', '  "../motion_generator/iter'),
        (r'^  "JoyVASA/motion_generator/iter', '  "c:/motion_generator/iter'),
        (r'^  "JoyVASA/motion_generator/\*', '  "JoyVASA/*/*'),
        (r'^source = "motion_template/', 'source = "../motion_template/'),
        (r'^same_as = "lp-S"', 'same_as = "lp-F"'),
        (r'^same_as = "lp-S"', 'same_as = "nothing"'),
        (r'^files = \["mg", ', 'files = ["other", '),
        (r'^files = \["w2v-cfg"', 'files = ["w2v-bin"'),
        (r"^files = .*$", "files = []"),
        (r"^files = .*$", "files = [1]"),
        (r'^with = \["human"\]', 'with = ["nobody"]'),
        (r"^optional = true", 'optional = "yes"'),
        (r"^commercial = true\n", ""),
        (r'^where = "https', 'where = "file'),
        (r'^  "https://github.com', '  "ftp://github.com'),
        (r'"det_10g.onnx" = "if-det"', '"det_10g.onnx" = "if"'),
        (r"^\[files.mt\]", '[files."m t"]'),
        (r"^\[files.mt\]", "[files.human]"),
        (r"^\[files.mt\]", "[files.MG]"),
        (
            r'^path = ".*_template.pkl"',
            'path = "JoyVASA/Motion_generator/MOTION_generator_hubert_chinese.pt"',
        ),
        (r'^sha256 = "294ce.*"$', f'sha256 = "{"0" * 64}"\n[files.two]\nwhat = "x"'),
        (r"^\[families.joyvasa\]$", "[[families.joyvasa]]"),
    ],
)
def test_what_can_t_be_right_is_refused(tmp_path: Path, pattern: str, new: str) -> None:
    place = changed(tmp_path / FILE, pattern, new)
    with pytest.raises(UnreadableFile) as caught:
        read_catalogue(place)
    assert FILE in caught.value.message and caught.value.hint


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    place = tmp_path / FILE
    for content in (b"\xff\xfe\x00", b"a = " + b"[" * 100_000, b"# " + b"x" * 1_000_001, b""):
        place.write_bytes(content)
        with pytest.raises(UnreadableFile):
            read_catalogue(place)
    with pytest.raises(UnreadableFile, match="no file"):
        read_catalogue(tmp_path / "missing.toml")


HUNDRED = "a" + ".a" * 100
BUSY = [
    "a" + ".a" * 200_000 + " = 1",
    "a" + " . a" * 100_000 + " = 1",
    "[a" + ".a" * 200_000 + "]",
    "[[a" + ".a" * 200_000 + "]]",
    "x = {a" + ".a" * 200_000 + " = 1}",
    '"a"' + '."a"' * 100_000 + " = 1",
    f'x = [""""a"""", {{{HUNDRED} = 1}}]',
    f"x = [a, {{{HUNDRED} = 1}}]",
    f'x = ["""\\"""", {{{HUNDRED} = 1}}]',
    f"x = ['\\', {{{HUNDRED} = 1}}]",
    f'x = ["\\"", {{{HUNDRED} = 1}}]',
    f'# "\n{HUNDRED} = 1',
    f"# '''\n{HUNDRED} = 1",
]


@pytest.mark.parametrize("text", BUSY, ids=range(len(BUSY)))
def test_a_catalogue_that_would_keep_the_reader_busy_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, "utf-8", newline="")
    with pytest.raises(UnreadableFile, match="too deep"):
        read_catalogue(path)


@pytest.mark.parametrize(
    "text",
    ['\\"""\n' * 80_000 + "\\", "'''\"" * 80_000, "'" * 400_000, '"' * 400_000, "[" * 400_000],
    ids=range(5),
)
def test_texts_without_an_end_are_refused_too(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, "utf-8", newline="")
    with pytest.raises(UnreadableFile, match="can't be"):
        read_catalogue(path)


def test_dots_in_texts_and_remarks_do_no_harm(tmp_path: Path) -> None:
    dots = "e.g. " * 100
    text = SHIPPED.read_text("utf-8").replace("X-Pose is for", f"{dots} X-Pose is for")
    path = tmp_path / FILE
    path.write_text(f"# {dots}\n{text}", "utf-8")
    assert dots.strip() in read_catalogue(path).families["xpose"].notice
