"""What belongs together is found out from an index, of either kind of page."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from package_index import PackageIndex

from installer.index import Index


@pytest.fixture(params=["html", "json"])
def server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PackageIndex]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with PackageIndex() as made:
        made.json = request.param == "json"
        yield made


def found(server: PackageIndex, wanted: str = "torch==2.13.0") -> dict[str, str]:
    together = Index(f"{server.address}/simple/").together(wanted, lambda name: name != "sympy")
    return {name: str(wheel.version) for name, wheel in together.items()}


def test_the_newest_that_fits_comes_with_what_it_asks_for(server: PackageIndex) -> None:
    server.add("torch", "2.13.0+cu130", "nvidia-cublas>=13", "sympy>=1")
    server.add("torch", "2.14.0+cu130")
    server.add("nvidia-cublas", "12.9")
    server.add("nvidia-cublas", "13.1")
    server.add("nvidia-cublas", "13.0")
    server.add("nvidia-cublas", "13.2rc1")
    assert found(server) == {"torch": "2.13.0+cu130", "nvidia-cublas": "13.1"}


def test_extras_and_systems_are_minded(server: PackageIndex) -> None:
    here, elsewhere = f"sys_platform == '{sys.platform}'", "sys_platform == 'plan9'"
    server.add("torch", "2.13.0", f"toolkit[blas,fft]==1; {here}", f"other; {elsewhere}")
    server.add(
        "toolkit", "1", "blas; extra == 'blas'", "rand; extra == 'rand'", "fft; extra=='fft'"
    )
    for name in ("blas", "fft"):
        server.add(name, "3")
    assert found(server) == {"torch": "2.13.0", "toolkit": "1", "blas": "3", "fft": "3"}


def test_circles_come_to_an_end(server: PackageIndex) -> None:
    server.add("torch", "2.13.0", "a")
    server.add("a", "1", "torch")
    assert found(server) == {"torch": "2.13.0", "a": "1"}


def test_what_was_withdrawn_is_left(server: PackageIndex) -> None:
    server.add("torch", "2.13.0")
    server.withdrawn.add(server.add("torch", "2.13.0.post1"))
    assert found(server, "torch>=2.13") == {"torch": "2.13.0"}


def test_what_doesnt_fit_together_is_told(server: PackageIndex) -> None:
    server.add("torch", "2.13.0", "a==1", "b")
    server.add("a", "1")
    server.add("a", "2")
    server.add("b", "1", "a==2")
    with pytest.raises(SystemExit, match="a 1 was chosen, and a==2 is needed"):
        found(server)


def test_what_is_missing_is_told(server: PackageIndex) -> None:
    server.add("torch", "2.13.0", "nvidia-cublas")
    with pytest.raises(SystemExit, match="has no nvidia-cublas for this system"):
        found(server)


def test_wheels_of_other_systems_are_no_use(server: PackageIndex) -> None:
    name = server.add("torch", "2.13.0")
    server.wheels[name.replace("py3-none-any", "cp39-cp39-plan9_mips")] = server.wheels.pop(name)
    server.wheels["torch-2.13.0.tar.gz"] = b""
    with pytest.raises(SystemExit, match="has no torch"):
        found(server)


def test_an_index_that_isnt_there_is_named() -> None:
    with pytest.raises(SystemExit, match=r"127\.0\.0\.1:9/torch/ can't be asked"):
        Index("http://127.0.0.1:9").together("torch", bool)
