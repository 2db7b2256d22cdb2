"""Reads the rules of the house (docs/architecture.md) off the source, without running it.

Every function takes the folder that holds `consult/` and gives the breaches it found as sentences, so that
test_floors.py can try the rules on a tree built to break them.
"""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

APP = "consult"
# What stands directly in consult/, by floor. A file may import from lower floors and from its own folder; for a file
# directly in consult/ that folder is its neighbours on the same floor.
FLOORS = {
    1: {"text"},
    2: {"storage"},
    3: {"models"},
    4: {"access", "limits", "mail", "jsonld", "search", "forms"},
    5: {"jobs"},
    6: {"actions"},
    7: {"views", "admin", "feeds", "sitemaps", "middleware", "adapters", "templatetags", "management"},
    8: {"urls", "apps", "checks", "migrations"},
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
LONGEST = 500
WITHOUT_A_NOUN = {"utils", "util", "helpers", "helper", "common", "misc"}
WRITTEN_BY_HAND = {".py", ".html", ".css", ".js", ".sh", ""}
SOURCE_FOLDERS = (APP, "lawqa", "scripts", "templates", "static", "tests")


def modules(root):
    """Every module of the app: {dotted name: path}. A package's name stands for its __init__.py."""
    found = {}
    for path in sorted((root / APP).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path, name, known):
    """The names of the modules that a file imports anywhere in it, ours as far down as they are ours."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                base = ".".join(
                    parents[: len(parents) - node.level + 1] + ([node.module] if node.module else [])
                )
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in known else base
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in ("import_module", "import_string", "__import__"):
                target = str(node.args[0].value)
                yield target if target in known else target.rpartition(".")[0] or target


def graph(root):
    """{module: the other modules of the app that it imports}."""
    known = modules(root)
    return {
        name: {target for target in imported(path, name, known) if target in known and target != name}
        for name, path in known.items()
    }


def room(module):
    """What of consult/ a module belongs to: `consult.models.answers` -> `models`; '' for the app itself."""
    return ([*module.split("."), ""])[1]


def misplaced(root):
    """Files directly in consult/ that no floor has a place for."""
    rooms = {room(name) for name, path in modules(root).items() if path.stat().st_size} - {""}
    return [f"consult/{name} stands on no floor" for name in sorted(rooms - FLOOR_OF.keys())]


def upward_imports(root):
    found = []
    known = modules(root)
    for module, targets in graph(root).items():
        for target in sorted(targets):
            here, there = room(module), room(target)
            if here == there or not {here, there} <= FLOOR_OF.keys():
                continue
            neighbours = known[module].parent == known[target].parent == root / APP
            if FLOOR_OF[there] > FLOOR_OF[here] or (FLOOR_OF[there] == FLOOR_OF[here] and not neighbours):
                found.append(f"{module} (floor {FLOOR_OF[here]}) imports {target} (floor {FLOOR_OF[there]})")
    return found


def imports_of_the_project(root):
    """The app reads its settings through django.conf and knows nothing else of the project around it."""
    return [
        f"{name} imports {target}"
        for name, path in modules(root).items()
        for target in imported(path, name, {})
        if target.split(".")[0] == "lawqa"
    ]


def rings(root):
    """One ring of files, if there is any."""
    try:
        TopologicalSorter(graph(root)).prepare()
    except CycleError as error:
        return [" -> ".join(error.args[1])]
    return []


def django_in_text(root):
    return [
        f"{name} imports {target}"
        for name, path in modules(root).items()
        if room(name) == "text"
        for target in imported(path, name, {})
        if target.split(".")[0].startswith("django")
    ]


def own_signals(root):
    """Receivers hide what happens when a row is saved; actions say it."""
    found = []
    for folder in (APP, "lawqa"):
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                names = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    names = [f"{node.module or ''}.{alias.name}" for alias in node.names]
                elif isinstance(node, ast.Attribute):
                    names = [node.attr] if node.attr == "signals" else []
                if any({"signals", "dispatch", "receiver"} & set(name.split(".")) for name in names):
                    found.append(f"{path.relative_to(root)}:{node.lineno} uses signals")
    return found


def sources(root):
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in WRITTEN_BY_HAND and "__pycache__" not in path.parts:
                yield path
    yield from (path for path in (root / "Makefile", root / ".ci" / "run") if path.exists())


def too_long(root):
    exempt = (root / APP / "migrations", root / APP / "data")
    found = []
    for path in sources(root):
        if any(folder in path.parents for folder in exempt):
            continue
        lines = len(path.read_text().splitlines())
        if lines > LONGEST:
            found.append(f"{path.relative_to(root)} has {lines} lines")
    return found


def names_without_a_noun(root):
    found = []
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if (
                "__pycache__" not in path.parts
                and Path(path.name).stem.lower().split("_")[-1] in WITHOUT_A_NOUN
            ):
                found.append(str(path.relative_to(root)))
    return found
