"""Deciding on the command line."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.facts import Succession
from graph.store import Store, View
from keifu import main
from query.outline import plan_outline
from query.querier import Querier
from tests.graph.samples import OLD_PLAN, entry, evidence, measure, pdf, quads_in, reading
from tests.graph.test_decisions import NEW, OLD, PAPERLESS, STATED, UNLIKELY, documents, shortcut, statuses, told

WHO = ("--by", "山田", "--why", "担当課に確認")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with an old and a new plan."""
    return made(tmp_path / "first")


def made(directory: Path) -> Path:
    """A store in a directory of its own."""
    directory.mkdir()
    with Store.open(directory / "store") as store, store.batch():
        for item in documents():
            store.add(item, pdf(directory, item))
    return directory / "store"


def run(*arguments: str, store: Path) -> Result:
    """The command line in this process; what is no exit of its own raises."""
    return CliRunner().invoke(main, [*arguments, "--store", str(store)], catch_exceptions=False)


def test_link_between_things_by_name(store: Path) -> None:
    """Old and new go by their names; the list of decisions says who decided what and why."""
    done = run("decide", "accept", "図書館の改修", "公園の整備", *WHO, store=store)
    assert done.exit_code == 0, done.output
    with Store.open(store) as opened:
        assert shortcut(opened, UNLIKELY)
        assert opened.decisions()[0].on == UNLIKELY
    listed = run("decisions", store=store).stdout
    assert all(word in listed for word in ("*", "accept", "山田", "担当課に確認", "公園の整備"))


def test_fact_is_corrected(store: Path) -> None:
    """A fact goes by its path; what was set is listed, exported to others and undone; a wrong value is refused."""
    with Store.open(store) as opened:
        (iri, _), *_ = opened._rows("?fact a kf:Responsibility ; kf:role ?role", "?fact ?role")
        path = iri.removeprefix(opened.base.iri)
    done = run("decide", "correct", path, "--set", "role=related", *WHO, store=store)
    assert done.exit_code == 0, done.output
    assert "role = related" in run("decisions", store=store).stdout
    with Store.open(store) as opened:
        assert told(opened, f"?c kf:corrects <{iri}> ; kf:correctedValue 'related'")
    for words in (
        [path, "--set", "role=boss"],
        [path, "--set", "role"],
        [path],
        ["図書館の改修", "--set", "role=lead"],
    ):
        assert run("decide", "correct", *words, *WHO, store=store).exit_code == 2
    assert run("decide", "accept", *UNLIKELY, "--set", "role=lead", *WHO, store=store).exit_code == 2
    assert run("decide", "undo", "1", *WHO, store=store).exit_code == 0
    with Store.open(store) as opened:
        assert not told(opened, f"?c kf:corrects <{iri}>")


def test_link_by_its_own_iri(store: Path) -> None:
    """One IRI names the two ends of the link that it is; a path below the base will do."""
    with Store.open(store) as opened:
        rows = opened._rows(f"?link kf:predecessor <{STATED[0]}>", "?link")
        path = rows[0][0].removeprefix(opened.base.iri)
    assert run("decide", "reject", path, *WHO, store=store).exit_code == 0
    with Store.open(store) as opened:
        assert statuses(opened, STATED) == {"rejected"}
    assert "RPAの導入" not in run("trace", "定型業務の自動化", store=store).stdout


def test_rejected_pair_of_a_fact_with_several(tmp_path: Path) -> None:
    """One row of a document says that one became two; rejected for one of these, no list and no line shows that pair."""
    old, new, wrong = measure("窓口の予約", plan=OLD_PLAN), measure("待ち時間の短縮"), measure("職員の研修")
    fact = Succession(evidence=evidence("→"), kind="split", predecessors=(old,), successors=(new, wrong))
    item = reading("new", [entry(), entry(OLD_PLAN), fact])
    with Store.open(tmp_path / "store") as store:
        store.add(item, pdf(tmp_path, item))
    directory = tmp_path / "store"
    assert "職員の研修" in run("trace", "窓口の予約", store=directory).stdout
    run("decide", "reject", "窓口の予約", "職員の研修", *WHO, store=directory)
    line = run("trace", "窓口の予約", store=directory).stdout
    assert "待ち時間の短縮" in line
    assert "職員の研修" not in line
    listed = run("links", store=directory).stdout.splitlines()
    assert ["rejected" in row for row in listed if "職員の研修" in row] == [True]
    view = View.open(directory)
    tied = {tie.name for root in plan_outline(Querier(view.graph), OLD).tree for tie in root.after}
    assert tied == {"待ち時間の短縮"}


def test_same_and_different(store: Path) -> None:
    """Two measures made one take either's name from then on, and are told apart by their spellings again."""
    before, after = (f"{side}/{name}" for side, name in ((NEW, "公園の整備"), (NEW, "会議のペーパーレス化")))
    assert run("decide", "same", "公園の整備", after, *WHO, store=store).exit_code == 0
    with Store.open(store) as opened:
        assert len(opened._rows(f"?m a kf:Measure ; kf:inPlan <{NEW}>", "?m")) == 2
    assert run("decide", "different", "公園の整備", "会議のペーパーレス化", *WHO, store=store).exit_code == 0
    with Store.open(store) as opened:
        assert {after, before} < {row[0] for row in opened._rows("?m a kf:Measure", "?m")}
        assert {each.on for each in opened.decisions()} == {(before, after)}


def test_undo_by_number(store: Path) -> None:
    """The store is again what it was; both records stay."""
    with Store.open(store) as opened:
        before = quads_in(opened)
    run("decide", "reject", *STATED, *WHO, store=store)
    assert run("decide", "undo", "1", "--by", "佐藤", store=store).exit_code == 0
    with Store.open(store) as opened:
        assert quads_in(opened) == before
        assert [each.verdict for each in opened.decisions()] == ["reject", "undo"]
    assert "decision 1" in run("decisions", store=store).stdout


def test_table_goes_round(store: Path, tmp_path: Path) -> None:
    """What one store exports another imports: the same graph, and nothing new the second time or on the way back."""
    for words in (("accept", *PAPERLESS), ("reject", *STATED), ("undo", "1"), ("different", *UNLIKELY_TWO)):
        assert run("decide", *words, *WHO, store=store).exit_code == 0
    other = made(tmp_path / "second")
    table, back = str(tmp_path / "decided.csv"), str(tmp_path / "back.csv")
    assert run("decisions", "--export", table, store=store).exit_code == 0
    assert "4 new" in run("decisions", "--import", table, store=other).stderr
    assert "0 new" in run("decisions", "--import", table, store=other).stderr
    assert run("decisions", "--export", back, store=other).exit_code == 0
    assert Path(table).read_bytes() == Path(back).read_bytes()
    with Store.open(store) as one, Store.open(other) as two:
        assert quads_in(one) == quads_in(two)


UNLIKELY_TWO = PAPERLESS[1], UNLIKELY[1]


def test_table_made_by_hand(store: Path, tmp_path: Path) -> None:
    """Verdict, two IRIs and who decided are enough."""
    table = tmp_path / "hand.csv"
    with table.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("verdict", "first", "second", "by"), ("accept", *UNLIKELY, "山田")])
    assert run("decisions", "--import", str(table), store=store).exit_code == 0
    with Store.open(store) as opened:
        assert shortcut(opened, UNLIKELY)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (("accept", OLD, NEW, ""), "by is empty"),
        (("accept", "図書館の改修", NEW, "山田"), "図書館の改修 is none"),
        (("maybe", OLD, NEW, "山田"), "maybe is no verdict"),
        (("accept", OLD, "", "山田"), "nothing is none"),
    ],
)
def test_table_that_is_not_whole(store: Path, tmp_path: Path, row: tuple[str, ...], word: str) -> None:
    """One bad line and nothing of the table is taken; the sentence says which line and why."""
    table = tmp_path / "hand.csv"
    with table.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("verdict", "first", "second", "by"), ("accept", *UNLIKELY, "山田"), row])
    refused = run("decisions", "--import", str(table), store=store)
    assert refused.exit_code == 2
    assert "Line 3" in refused.stderr
    assert word in refused.stderr
    with Store.open(store) as opened:
        assert not opened.decisions()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("accept", "図書館の改修", "公園"), "Nothing is called 公園"),
        (("accept", "公園の整備", "公園の整備"), "same thing"),
        (("accept", "図書館の改修"), "ties 0 pairs"),
        (("accept", "a", "b", "c"), "Name one link"),
        (("same", "図書館の改修", "公園の整備"), "one plan"),
        (("same", "公園の整備", "公園の整備"), "one name"),
        (("same", "公園の整備"), "Name two measures"),
        (("undo", "1"), "number of one decision"),
        (("undo", "x"), "number of one decision"),
        (("accept", 'x" } DROP', "公園の整備"), "Nothing is called"),
    ],
)
def test_decision_that_cannot_be_meant(store: Path, words: tuple[str, ...], answer: str) -> None:
    """Wrong use is one sentence, status 2, and leaves no record."""
    refused = run("decide", *words, *WHO, store=store)
    assert refused.exit_code == 2
    assert answer in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    with Store.open(store) as opened:
        assert not opened.decisions()
