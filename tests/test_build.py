"""What is packaged and pinned is what the project is and asks for."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
ROOMS = ("ingest", "graph", "query", "web")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOT_PACKAGED = {".c", ".py", ".pyc"}


def packages() -> set[str]:
    """Every package below the rooms."""
    return {
        ".".join(init.parent.relative_to(ROOT).parts) for room in ROOMS for init in (ROOT / room).rglob("__init__.py")
    }


def tracked() -> list[Path]:
    """The files below the rooms that git knows or would add, relative to the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *ROOMS]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [Path(line) for line in listing.stdout.splitlines() if (ROOT / line).exists()]


def pins(name: str) -> dict[str, list[str]]:
    """The pinned versions of each package in a requirements file."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line)
        if match:
            found.setdefault(canonicalize_name(match[1]), []).append(match[2])
    return found


def test_every_package_is_listed() -> None:
    """The explicit list in pyproject.toml names every package of the rooms, and no other."""
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages()


def test_every_folder_with_code_is_a_package() -> None:
    """No folder with modules lacks its __init__.py: the wheel would leave it out."""
    folders = {".".join(file.parent.parts) for file in tracked() if file.suffix == ".py"}
    assert folders == packages()


def test_data_files_are_packaged() -> None:
    """Every file of the rooms that is not Python matches a pattern of package-data: a wheel without it would not run."""
    data = PROJECT["tool"]["setuptools"]["package-data"]
    packed = {
        found
        for package, patterns in data.items()
        for pattern in patterns
        for found in ROOT.joinpath(*package.split(".")).glob(pattern)
    }
    assert not [str(file) for file in tracked() if file.suffix not in NOT_PACKAGED and ROOT / file not in packed]


@pytest.mark.parametrize(("name", "extras"), [("requirements.txt", ()), ("requirements-dev.txt", ("dev",))])
def test_lock_answers_the_project(name: str, extras: tuple[str, ...]) -> None:
    """Each dependency of pyproject.toml is pinned, to versions that it admits."""
    project = PROJECT["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    locked = pins(name)
    for requirement in map(Requirement, asked):
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in {name}: run make lock"
        assert all(version in requirement.specifier for version in versions), f"{requirement} in {name}: run make lock"


def test_locks_agree() -> None:
    """What runs is what was tested: the two locks pin the same versions."""
    development = pins("requirements-dev.txt")
    assert {name: development.get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_records_no_address(name: str) -> None:
    """The lock holds names, versions, markers, hashes and comments only, and every pin has a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pin = r"[A-Za-z0-9._\[\],-]+==[^ ]+( ; [^\\]+)? \\"
    lines = [
        line
        for line in text.splitlines()
        if not re.fullmatch(rf"{pin}|    --hash=sha256:[0-9a-f]{{64}}( \\)?| *#.*", line)
    ]
    assert not lines
    assert "://" not in text


def floors(text: str) -> dict[str, float]:
    """The floors of one version of .ci/floors.txt."""
    return {name: float(floor) for name, floor in re.findall(r"^([\w/-]+) ([\d.]+)", text, re.MULTILINE)}


def test_floors_only_rise() -> None:
    """Every floor that .ci/floors.txt ever had is still there, as high as it ever was; a set goes only as a whole."""
    now = floors((ROOT / ".ci" / "floors.txt").read_text(encoding="utf-8"))
    log = subprocess.run(
        ["git", "log", "-p", "--", ".ci/floors.txt"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    added = re.findall(r"^\+([\w/-]+) ([\d.]+)$", log.stdout, re.MULTILINE)
    sets = {name.partition("/")[0] for name in now}
    held = [(name, float(floor)) for name, floor in added if name.partition("/")[0] in sets]
    assert [(name, floor) for name, floor in held if now.get(name, 0.0) < floor] == []
