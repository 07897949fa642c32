"""Collect all texts that people read, and compile their translations.

python3 dev.py texts                 bring the .ts files up to date, compile them, list what lacks
python3 dev.py texts --check         change nothing; 1 if something isn't up to date or lacks
python3 dev.py texts --list FILE     write what lacks as JSON: {language: {context: {text: ""}}}
python3 dev.py texts --fill FILE     put in the translations of such a file

The window's texts stand in `self.tr(...)`; lupdate finds them. The core knows no Qt: its labels
are read from their declarations, and every sentence in its code counts as one for people. Places
of f-strings become {0}, {1} ... A plural form is a list of texts in the JSON.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGE = ROOT / "joyvasa_desktop"
LANGUAGES = ("ar", "zh_CN")

REPORTS = {
    *("__main__.py", "cli.py", "console.py", "doctor.py", "doctor_engine.py"),
    *("flags.py", "info.py", "cli_gpu.py", "cli_models.py", "models_consent.py", "models_notes.py"),
    *("letters.py", "missing_libraries.py", "models_report.py", "self_test.py"),
    *("transfer_bar.py", "trial.py"),
}
"""Modules of the command line, which speaks English."""

PROGRAMMERS = {"ValueError", "TypeError", "RuntimeError", "AssertionError", "OSError", "KeyError"}
"""Errors that only programmers see."""

SENTENCE = re.compile(r"[A-Z{“'\"].*[ ].*[.!?…]", re.DOTALL)

PLACE = re.compile(r"\{\d+\}")

SAMPLES = {
    *("Processor, {0} cores", "yes or no", "a text", "Window {0} of {1}", "Drawing frames"),
    "Drawing frames; the motion is at window {0} of {1}",
    "Window {0} of {1}, with {2} steps each",
}
"""Texts of the core that don't look like sentences."""

Missing = dict[str, dict[str, dict[str, object]]]


def main(arguments: list[str]) -> int:
    """Carries out one command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--list", type=Path)
    parser.add_argument("--fill", type=Path)
    options = parser.parse_args(arguments)
    if options.check:
        return check()
    update(HERE)
    if options.fill:
        fill(HERE, json.loads(options.fill.read_text("utf-8")))
    compile_all(HERE)
    lacking = missing(HERE)
    if options.list:
        options.list.write_text(json.dumps(lacking, ensure_ascii=False, indent=1), "utf-8")
    for language, contexts in lacking.items():
        print(f"{language}: {sum(map(len, contexts.values()))} texts lack a translation")
        for context, texts in contexts.items():
            print(*(f"  {context}: {text}" for text in texts), sep="\n")
    return 0


def check() -> int:
    """Says what isn't up to date; 0 if nothing."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        for file in HERE.glob("*.ts"):
            (there / file.name).write_bytes(file.read_bytes())
        update(there)
        compile_all(there)
        stale = [
            file.name
            for file in sorted(there.iterdir())
            if not (HERE / file.name).exists()
            or (HERE / file.name).read_bytes() != file.read_bytes()
        ]
        lacking = missing(there)
    for name in stale:
        print(f"{name} is not up to date: python3 dev.py texts")
    for language, contexts in lacking.items():
        for context, texts in contexts.items():
            print(*(f"{language} lacks {context}: {text}" for text in texts), sep="\n")
    for call in strangers():
        print(f"only self.tr is found by Qt's tool, not {call}")
    return 1 if stale or lacking or strangers() else 0


# ---- collecting


def core_texts() -> list[str]:
    """Every text of the core that people read, with places {0}, {1} ... ; sorted."""
    found = set(SAMPLES) | set(labels())
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.name not in REPORTS and not is_of_window(inside):
            tree = ast.parse(path.read_text("utf-8"))
            found.update(sentences(tree))
            found.update(progress_notes(tree))
    # What has no small letters is a number, a sign or a name like MP4.
    return sorted(text for text in found if re.search("[a-z]", text))


def is_of_window(path: Path) -> bool:
    """Whether the texts of a module (relative to the package) go through `tr`."""
    text = (PACKAGE / path).read_text("utf-8")
    return path.parts[0] == "window" and bool(re.search(r"\.tr\(|translate\(|TR_NOOP\(", text))


def labels() -> Iterator[str]:
    """Names and helps that the core declares."""
    sys.path.insert(0, str(ROOT))
    from joyvasa_desktop import engines, settings
    from joyvasa_desktop.motion.curves import CURVES
    from joyvasa_desktop.weights import catalogue

    for known in settings.declarations().values():
        yield from (
            known.label,
            known.help,
            known.unit,
            known.zero,
            known.top,
            *known.choice_labels,
        )
    for curve in CURVES.values():
        yield from (curve.label, curve.unit, curve.help)
    yield from engines.NAMES.values()
    yield from settings.PRESET_LABELS.values()
    yield from settings.PRESET_HELP.values()
    yield from settings.GROUP_LABELS.values()
    published = catalogue.read_catalogue(catalogue.SHIPPED)
    for family in published.families.values():
        yield from (family.title, family.licence, family.notice.strip())
    for bundle in published.bundles.values():
        yield from (bundle.title, bundle.purpose)


def sentences(tree: ast.AST) -> Iterator[str]:
    """The sentences for people in a module."""
    for child in ast.iter_child_nodes(tree):
        if is_for_programmers(child):
            continue
        text = written(child)
        if text is None:
            yield from sentences(child)
        elif SENTENCE.fullmatch(text) and re.search("[A-Za-z]{2}", PLACE.sub("", text)):
            yield text
        elif isinstance(child, ast.JoinedStr):
            yield from sentences(child)


def progress_notes(tree: ast.Module) -> Iterator[str]:
    """What is said while something is being made: the fourth argument of every `Progress`."""
    constants = {
        target.id: each.value
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        is_event = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Progress"
        if isinstance(node, ast.Call) and is_event and len(node.args) > 3:
            note = node.args[3]
            value = constants.get(note.id, note) if isinstance(note, ast.Name) else note
            yield written(value) or ""


def strangers() -> list[str]:
    """Calls of `tr` on anything but `self`: lupdate would file them under a wrong class."""
    return [
        f"{path.name}: {call}"
        for path in sorted((PACKAGE / "window").rglob("*.py"))
        for call in re.findall(r"\b(?!self\b)\w+\.tr\(", path.read_text("utf-8"))
    ]


def is_for_programmers(node: ast.AST) -> bool:
    """Docstrings, assertions, log lines and errors of programming."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        is_log = isinstance(owner, ast.Name) and owner.id in ("log", "logging")
        plain = node.func.id if isinstance(node.func, ast.Name) else name
        return is_log or plain in PROGRAMMERS
    return isinstance(node, ast.Assert)


def written(node: ast.AST) -> str | None:
    """A string or f-string as a template, None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, places = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{places}}}")
            places += 1
    return "".join(parts)


# ---- the files


def tool(name: str) -> str:
    """One of Qt's translation tools, as PySide6 brings it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    return str(next(path for path in (folder / name, folder / f"{name}.exe") if path.exists()))


def update(folder: Path) -> None:
    """Brings the .ts files in a folder up to date, and the list of the core's texts."""
    core = core_texts()
    (folder / "core.json").write_text(
        json.dumps([text for text in core if "{0}" in text], ensure_ascii=False, indent=1) + "\n",
        "utf-8",
        newline="\n",
    )
    with tempfile.TemporaryDirectory() as scratch:
        stub = Path(scratch) / "core.py"
        lines = ["from PySide6.QtCore import QCoreApplication", ""]
        lines += [f'QCoreApplication.translate("core", {quoted(text)})' for text in core]
        stub.write_text("\n".join(lines) + "\n", "utf-8")
        sources = [str(path) for path in sorted((PACKAGE / "window").rglob("*.py"))]
        for language in ("en", *LANGUAGES):
            lupdate([*sources, *([str(stub)] if language != "en" else [])], folder, language)


def lupdate(sources: list[str], folder: Path, language: str) -> None:
    """Runs lupdate for one language; English needs its plurals only."""
    file = folder / f"joyvasa_{language}.ts"
    command = [tool("lupdate"), *sources, "-ts", str(file), "-no-obsolete", "-silent"]
    command += ["-locations", "none", "-source-language", "en", "-target-language", language]
    if language == "en":
        command.append("-pluralonly")
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def quoted(text: str) -> str:
    """A text as a Python literal that lupdate reads as well."""
    return json.dumps(text, ensure_ascii=False)


def compile_all(folder: Path) -> None:
    """Makes a .qm of every .ts."""
    for file in sorted(folder.glob("*.ts")):
        command = [tool("lrelease"), str(file), "-qm", str(file.with_suffix(".qm")), "-silent"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)


def messages(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Every message of a .ts file with its context."""
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def missing(folder: Path) -> Missing:
    """What is unfinished, by language, context and text."""
    found: Missing = {}
    for file in sorted(folder.glob("*.ts")):
        language = file.stem.removeprefix("joyvasa_")
        for context, message in messages(ElementTree.parse(file).getroot()):
            translation = message.find("translation")
            assert translation is not None, "lupdate writes one for every message"
            if translation.get("type") == "unfinished":
                empty: object = [""] * len(translation) if message.get("numerus") else ""
                texts = found.setdefault(language, {}).setdefault(context, {})
                texts[message.findtext("source", "")] = empty
    return found


def fill(folder: Path, given: Missing) -> None:
    """Puts translations into the .ts files; the context "*" is for texts of any context."""
    for language, contexts in given.items():
        file = folder / f"joyvasa_{language}.ts"
        root = ElementTree.parse(file).getroot()
        for context, message in messages(root):
            source = message.findtext("source", "")
            value = contexts.get(context, {}).get(source) or contexts.get("*", {}).get(source)
            translation = message.find("translation")
            fits = isinstance(value, list) == (message.get("numerus") == "yes")
            if value and fits and translation is not None:
                put(translation, value)
        body = ElementTree.tostring(root, "unicode")
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        file.write_text(f"{head}{body}\n", "utf-8", newline="\n")
    # lupdate writes the file in its own way again, so that later changes are small.
    update(folder)


def put(translation: ElementTree.Element, value: object) -> None:
    """Puts a text, or one for each plural form, into a message."""
    translation.attrib.pop("type", None)
    if isinstance(value, list):
        for form in list(translation):
            translation.remove(form)
        for text in value:
            ElementTree.SubElement(translation, "numerusform").text = str(text)
    else:
        translation.text = str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
