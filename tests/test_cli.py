"""The command line on good and bad input: what it prints, what it leaves behind, with which status it ends."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from keifu import main

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "corpus").glob("[0-9]*/*.pdf"))
COMMANDS = sorted(main.commands)


def run(*arguments: object, stdin: str | None = None) -> Result:
    """The command line in this process; what is no exit of its own raises."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def pdf(path: Path, password: str | None = None) -> Path:
    """A PDF of ten pages of text, encrypted where a password is given."""
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, strength=128) if password else None)
    for number in range(10):
        for row in range(40):
            canvas.drawString(72, 40 + 18 * row, f"page {number} row {row}")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="session")
def sample() -> Path:
    """The smallest of the sample plans."""
    return min(SAMPLES, key=lambda path: path.stat().st_size)


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled store, to change."""
    return Path(shutil.copytree(filled, tmp_path / "store"))


@pytest.fixture
def bad(tmp_path: Path, sample: Path) -> Path:
    """A folder with a good PDF among four bad ones."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    shutil.copy(sample, folder / "good.pdf")
    (folder / "truncated.pdf").write_bytes(sample.read_bytes()[: sample.stat().st_size // 2])
    (folder / "empty.pdf").touch()
    pdf(folder / "encrypted.pdf", password="secret")  # noqa: S106 - a test's password
    (folder / "text.pdf").write_text("令和5年度の計画です。\n" * 100, encoding="utf-8")
    return folder


def test_bad_files_are_named_and_the_rest_is_read(bad: Path, tmp_path: Path) -> None:
    """Each bad file is named with its own reason, the good one is read, the exit status is 1."""
    result = run("ingest", "--store", tmp_path / "store", bad)
    left = dict(re.findall(r"^left out: .*?(\w+\.pdf): (.+)$", result.stderr, re.MULTILINE))
    assert result.exit_code == 1
    assert set(left) == {"truncated.pdf", "empty.pdf", "encrypted.pdf", "text.pdf"}
    assert len(set(left.values())) == 4
    status = run("status", "--store", tmp_path / "store").stdout
    assert "good.pdf" in status
    assert not any(name in status for name in left)


def test_a_file_without_pdf_suffix_is_read_when_named(sample: Path, tmp_path: Path) -> None:
    """A file named outright is read whatever it is called; its name may have blanks and Japanese in it."""
    file = tmp_path / "計画 その1"
    shutil.copy(sample, file)
    assert run("ingest", "--store", tmp_path / "store", file).exit_code == 0


def test_second_ingest_reads_nothing(store: Path) -> None:
    """Files that the store has are not read again, also under another name; the graph stays as it is."""
    before = {path: path.stat().st_mtime_ns for path in (store / "readings").iterdir()}
    result = run("ingest", "--store", store, *SAMPLES)
    assert result.exit_code == 0
    assert "read now" not in result.stdout
    assert result.stdout.count("held already") == len(SAMPLES)
    assert {path: path.stat().st_mtime_ns for path in (store / "readings").iterdir()} == before


def test_same_file_twice_is_read_once(sample: Path, tmp_path: Path) -> None:
    """Two copies in one run are one document."""
    for name in ("a.pdf", "b.pdf"):
        shutil.copy(sample, tmp_path / name)
    result = run("ingest", "--store", tmp_path / "store", tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert result.exit_code == 0
    assert "the same file as a.pdf" in result.stderr
    assert len(list((tmp_path / "store" / "documents").iterdir())) == 1


def test_forget_leaves_no_ghost(filled: Path, store: Path, tmp_path: Path) -> None:
    """A store that forgot a document is the store that never read it."""
    forgotten, *others = SAMPLES
    assert run("forget", "--store", store, forgotten.name).exit_code == 0
    assert run("ingest", "--store", tmp_path / "fresh", *others).exit_code == 0
    assert dump(store, tmp_path / "a.nq") == dump(tmp_path / "fresh", tmp_path / "b.nq")
    assert len(list((store / "documents").iterdir())) == len(others)
    assert forgotten.name in run("status", "--store", filled).stdout


def test_undo_takes_the_last_run_back(store: Path, tmp_path: Path, sample: Path) -> None:
    """What the run brought is gone, with what it changed told; nothing to take back is a sentence."""
    before = dump(store, tmp_path / "a.nq")
    new = tmp_path / "another.pdf"
    new.write_bytes(sample.read_bytes() + b"%")
    assert run("ingest", "--store", store, new).exit_code == 0
    result = run("undo", "--store", store)
    assert (result.exit_code, result.stdout.startswith("another.pdf: gone (facts: 0 added")) == (0, True)
    assert dump(store, tmp_path / "b.nq") == before
    empty = tmp_path / "empty"
    assert run("ingest", "--store", empty, sample).exit_code == 0
    assert run("undo", "--store", empty).exit_code == 0
    result = run("undo", "--store", empty)
    assert (result.exit_code, "no run" in result.stderr) == (1, True)


def test_reread_reads_what_another_version_read(store: Path, tmp_path: Path, sample: Path) -> None:
    """Nothing is read again by the version that read it, unless it is named; what another version read is."""
    before = dump(store, tmp_path / "a.nq")
    assert "read now" not in run("reread", "--store", store).stdout
    result = run("reread", "--store", store, sample.name)
    assert (result.exit_code, result.stdout.count("read now")) == (0, 1)
    assert dump(store, tmp_path / "b.nq") == before
    runs = store / "runs.jsonl"
    lines = runs.read_text(encoding="utf-8").splitlines(keepends=True)
    runs.write_text("".join([*lines[:-1], re.sub(r'"reader":"[^"]*"', '"reader":"0.0"', lines[-1])]), encoding="utf-8")
    result = run("reread", "--store", store)
    assert (result.exit_code, result.stdout.count("read now")) == (0, 1)
    assert run("reread", "--store", store, "nothing.pdf").exit_code == 2


def test_reread_leaves_what_cannot_be_read_as_it_was(store: Path, tmp_path: Path, sample: Path) -> None:
    """A document whose file the store has lost keeps its reading; the reason is told, and the status is 1."""
    before = dump(store, tmp_path / "a.nq")
    (digest,) = (f.stem for f in (store / "documents").iterdir() if f.read_bytes() == sample.read_bytes())
    (store / "documents" / f"{digest}.pdf").unlink()
    result = run("reread", "--store", store, sample.name)
    assert (result.exit_code, sample.name in result.stderr) == (1, True)
    assert dump(store, tmp_path / "b.nq") == before


def dump(store: Path, file: Path) -> set[str]:
    """The statements of a store but for the log of what was taken in when."""
    assert run("export", "--store", store, file).exit_code == 0
    return {line for line in file.read_text(encoding="utf-8").splitlines() if "/graph/intake" not in line}


def test_trace_shows_what_an_old_measure_became(filled: Path) -> None:
    """The RPA project of the old plan leads to ②-2 of the new plan, with the page that says so."""
    result = run("trace", "--store", filled, "RPA")
    assert result.exit_code == 0
    assert re.search(
        r"はだのICT活用推進計画 2021–2025(.|\n)*p\.\d+\s*\n.*②-2 .*はだのDX推進計画 2026–2030", result.stdout
    )


def test_trace_of_an_unknown_name(filled: Path) -> None:
    """A name that no measure has is an error in one sentence."""
    result = run("trace", "--store", filled, "存在しない事業名")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: No measure is called anything like")


def test_themes_set_cities_beside_each_other(filled: Path) -> None:
    """The list has each theme with its numbers; with a name, the measures of both cities stand in one table."""
    listed = run("themes", "--store", filled)
    assert re.search(r"Open data .* オープンデータ .* 2 ", listed.stdout)
    shown = run("themes", "--store", filled, "オープンデータ").stdout
    assert "秦野市" in shown
    assert "茅ヶ崎市" in shown
    assert "オープンデータの公開拡充・利活用の推進" in shown
    unknown = run("themes", "--store", filled, "宇宙旅行")
    assert (unknown.exit_code, "keifu themes" in unknown.stderr) == (1, True)


SELECT = "SELECT ?name { ?m a kf:Municipality ; skos:prefLabel ?name ; dcterms:identifier '142115' }"


def test_query_formats(filled: Path, tmp_path: Path) -> None:
    """One SELECT in each format says the same; the prefixes of the graph need no declaration."""
    file = tmp_path / "question.rq"
    file.write_text(SELECT, encoding="utf-8")
    ask = ("query", "--store", filled, file)
    assert run(*ask, "--format", "csv").stdout.splitlines() == ["name", "秦野市"]
    assert run(*ask, "--format", "tsv").stdout.splitlines()[0] == "?name"
    answer = json.loads(run(*ask, "--format", "json").stdout)
    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == ["秦野市"]
    assert "秦野市" in run(*ask).stdout


def test_query_from_standard_input(filled: Path) -> None:
    """With - the question comes from standard input; ASK is answered with yes or no."""
    assert run("query", "--store", filled, "-", stdin="ASK { ?p a kf:Plan }").stdout == "yes\n"
    turtle = run("query", "--store", filled, "-", stdin="CONSTRUCT { ?p a kf:Plan } { ?p a kf:Plan }").stdout
    assert " a kf:Plan" in turtle


def test_a_limit_that_is_no_number_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read, one sentence names the variable and what it must be."""
    monkeypatch.setenv("KEIFU_LIMIT_PIXELS", "1e9")
    (tmp_path / "plan.pdf").touch()
    result = run("ingest", "--store", tmp_path / "store", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == "Error: KEIFU_LIMIT_PIXELS is '1e9': give it a whole number from 1 on.\n"


@pytest.mark.parametrize(
    ("question", "form"),
    [("SELECT * { nonsense", "table"), (SELECT, "turtle"), ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "csv")],
)
def test_query_used_wrongly(filled: Path, question: str, form: str) -> None:
    """What is no SPARQL, or cannot be printed so, is wrong use: one sentence, status 2."""
    result = run("query", "--store", filled, "--format", form, "-", stdin=question)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_export(filled: Path, tmp_path: Path, suffix: str) -> None:
    """The whole store in the format that the suffix names, named graphs and all."""
    file = tmp_path / f"keifu.{suffix}"
    assert run("export", "--store", filled, file).exit_code == 0
    assert "/graph/derived" in file.read_text(encoding="utf-8")


def test_export_to_an_unknown_suffix(filled: Path, tmp_path: Path) -> None:
    """A suffix that names no format is wrong use."""
    result = run("export", "--store", filled, tmp_path / "keifu.doc")
    assert result.exit_code == 2
    assert "*.nq" in result.stderr


def test_export_of_one_plan(filled: Path, tmp_path: Path) -> None:
    """A plan by its title; one that is not there is wrong use."""
    file = tmp_path / "plan.graphml"
    assert run("export", "--store", filled, "--plan", "はだのDX推進計画", file).exit_code == 0
    assert "はだのDX推進計画" in file.read_text(encoding="utf-8")
    result = run("export", "--store", filled, "--plan", "無い計画", file)
    assert (result.exit_code, "無い計画" in result.stderr) == (2, True)


def test_export_of_what_a_format_cannot_hold(filled: Path, tmp_path: Path) -> None:
    """StratML holds one plan and a dump all of them: asked otherwise, it is wrong use; a plan without measures is told."""
    file = tmp_path / "plan.stratml"
    assert run("export", "--store", filled, "--plan", "はだのDX推進計画", file).exit_code == 0
    assert run("export", "--store", filled, file).exit_code == 2
    assert run("export", "--store", filled, "--plan", "はだのDX推進計画", "--format", "dump", file).exit_code == 2
    result = run("export", "--store", filled, "--plan", "秦野市第4期情報化推進計画", file)
    assert (result.exit_code, "no measures" in result.stderr) == (1, True)


def test_status_counts_facts(filled: Path) -> None:
    """Every sample plan stands in the list, and facts are counted by kind."""
    out = run("status", "--store", filled).stdout
    assert all(sample.name in out for sample in SAMPLES)
    assert re.search(r"Succession\s+│\s+[1-9]", out)


def test_findings(filled: Path) -> None:
    """What was not understood is listed, most frequent first."""
    result = run("findings", "--store", filled)
    times = [int(number) for number in re.findall(r"^│\s+(\d+) │", result.stdout, re.MULTILINE)]
    assert result.exit_code == 0
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("ingest", "no-such-folder"),
        ("forget", "no-such.pdf"),
        ("status", "--no-such-option"),
        ("query", "no-such.rq"),
        ("serve", "--port", "99999"),
        ("no-such-command",),
    ],
)
def test_wrong_use(filled: Path, arguments: tuple[str, ...]) -> None:
    """Wrong use ends with status 2 and says what is wrong on standard error; standard output stays empty."""
    name, *others = arguments
    store = [] if name == "no-such-command" else ["--store", str(filled)]
    result = run(name, *store, *others)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a PDF is wrong use, and leaves no store behind."""
    (tmp_path / "plans").mkdir()
    result = run("ingest", "--store", tmp_path / "store", tmp_path / "plans")
    assert result.exit_code == 2
    assert "There is no PDF" in result.stderr
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("trace", "x"),
        ("query", "-"),
        ("export", "a.nq"),
        ("forget", "x"),
        ("findings",),
        ("serve",),
        ("decide", "undo", "1", "--by", "x"),
        ("decisions",),
    ],
)
def test_no_store(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Where there is no store, the sentence says how to make one, and none is made."""
    result = run(*arguments, "--store", tmp_path / "none", stdin="ASK {}")
    assert result.exit_code == 2
    assert "keifu ingest" in result.stderr
    assert not (tmp_path / "none").exists()


def test_store_from_the_environment(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """KEIFU_STORE names the store where --store does not."""
    monkeypatch.setenv("KEIFU_STORE", str(filled))
    assert SAMPLES[0].name in run("status").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    """Each subcommand's help ends with an example of itself; all but show, which reads a file, take --store."""
    out = run(command, "--help").stdout
    assert re.search(rf"Example:.*keifu {command} ", out)
    assert ("--store DIR" in out) == (command != "show")


def test_the_command_itself(filled: Path) -> None:
    """The program starts as a program does, and a closed pipe is no error to speak of."""
    command = [sys.executable, "-m", "keifu", "status", "--store", str(filled)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""


def test_serve_tells_a_line_worth_seeing(filled: Path) -> None:
    """The address that `keifu serve` prints shows a line of descent; Ctrl-C ends it without a word."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "keifu", "serve", "--store", str(filled), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/ " in server.stdout.readline()
        address = server.stdout.readline().split()[-1]
        with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310 - our own server
            assert "系譜" in page.read().decode()
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=30)
    assert server.returncode == 0
    assert errors == ""


def test_serve_on_a_port_in_use(filled: Path) -> None:
    """A port that another program holds is an error that names the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = ["serve", "--store", str(filled), "--port", str(taken.getsockname()[1])]
        done = subprocess.run(
            [sys.executable, "-m", "keifu", *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Cannot listen on")
    assert len(done.stderr.splitlines()) == 1
    assert "choose another with --port" in done.stderr


def test_a_store_that_is_being_written(store: Path, sample: Path) -> None:
    """While another process writes, ingest and forget say so; questions are answered all the same."""
    holder = (
        "import sys, time, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", holder, str(store / "graph")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        refused = [run("ingest", "--store", store, sample), run("forget", "--store", store, sample.name)]
        answered = run("status", "--store", store)
        process.kill()
    assert [result.exit_code for result in refused] == [1, 1]
    assert all("Another process is writing" in result.stderr for result in refused)
    assert answered.exit_code == 0


def test_show_draws_what_was_read(sample: Path, tmp_path: Path) -> None:
    """A page becomes a picture larger than nothing, a document one HTML file with a picture a page; a page too many is said."""
    picture, sheet = tmp_path / "page.png", tmp_path / "all.html"
    assert run("show", sample, "--page", 1, "--out", picture).exit_code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert run("show", sample, "--out", sheet).exit_code == 0
    pages = run("show", sample, "--page", 999).stderr
    assert f"has {sheet.read_text(encoding='utf-8').count('<img ')} pages" in pages


def test_show_refuses_what_is_no_pdf(tmp_path: Path) -> None:
    """A file that cannot be read is named with the reason, exit status 1."""
    (tmp_path / "text.pdf").write_text("not a PDF")
    result = run("show", tmp_path / "text.pdf")
    assert result.exit_code == 1
    assert "text.pdf" in result.stderr
