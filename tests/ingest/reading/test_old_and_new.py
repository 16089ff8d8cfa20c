"""Tables of old and new measures."""

from graph.facts import DepartmentMention, MeasureMention, Placement, Responsibility, Succession
from ingest.document import Block
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table

Link = tuple[str, tuple[str, ...], tuple[str, ...]]


def links(*blocks: Block) -> set[Link]:
    """Kind, old and new names of what tables and lines tell."""
    reading = read(*blocks)
    return {
        (f.kind, tuple(m.name for m in f.predecessors), tuple(m.name for m in f.successors))  # type: ignore[union-attr]
        for f in of(reading, Succession)
    }


def test_old_names_beside_new_ones() -> None:
    """旧名称 beside a new name is a renaming; the same old name beside several a split; 新規 has no old side."""
    found = links(
        table(
            [
                ["番号", "新規性", "名称", "旧名称"],
                ["1", "継続", "緑の学校", "緑化講習会"],
                ["2", "継続", "木の贈りもの", "記念植樹"],
                ["3", "継続", "花の贈りもの", "記念植樹"],
                ["4", "新規", "緑の地図", ""],
            ]
        )
    )
    assert found == {
        ("renamed", ("緑化講習会",), ("緑の学校",)),
        ("split", ("記念植樹",), ("木の贈りもの",)),
        ("split", ("記念植樹",), ("花の贈りもの",)),
        ("created", (), ("緑の地図",)),
    }


def test_an_old_and_a_new_side() -> None:
    """Under heads of the present and the next plan, rows tie old to new; a row with one side only ends or creates."""
    rows = [
        ["現行計画", "<", "<", "次期計画", "<", "備考"],
        ["番号", "事業名", "担当課", "番号", "事業名", "^"],
        ["1", "緑の相談", "公園課", "1", "緑の相談", "継続"],
        ["2", "生垣の助成", "公園課", "2", "緑化の助成", "統合"],
        ["3", "屋上緑化の助成", "環境課", "2", "緑化の助成", "統合"],
        ["4", "緑の写真展", "観光課", "―", "―", "廃止"],
        ["―", "―", "―", "3", "雨庭づくり", "新規"],
    ]
    assert links(table(rows, head=2)) == {
        ("continued", ("緑の相談",), ("緑の相談",)),
        ("merged", ("生垣の助成",), ("緑化の助成",)),
        ("merged", ("屋上緑化の助成",), ("緑化の助成",)),
        ("ended", ("緑の写真展",), ()),
        ("created", (), ("雨庭づくり",)),
    }
    parts = {(f.about.name, f.name) for f in of(read(table(rows, head=2)), Responsibility)}
    assert ("緑の写真展", "観光課") in parts


def test_numbers_of_old_measures_beside_new_ones() -> None:
    """A list of the new measures that tells the old ones by number alone means those that another table numbers so; numbers that
    none has name nothing.
    """
    compared = [
        ["現行プラン", "<", "<", "区分", "次期プラン", "<"],
        ["目標", "番号", "取組項目", "^", "番号", "取組項目"],
        ["Ⅰ　緑を守る", "101", "緑の相談", "継続", "1", "緑の相談"],
        ["^", "102", "生垣の助成", "統合", "2", "緑化の助成"],
        ["^", "103", "屋上緑化の助成", "統合", "^", "^"],
    ]
    listed = [
        ["番号", "取組項目", "区分", "現行プランの番号", "所管課"],
        ["1", "緑の相談", "継続", "101", "公園課"],
        ["2", "緑化の助成", "統合", "102、103", "公園課"],
        ["3", "雨庭づくり", "新規", "－", "環境課"],
        ["4", "記念植樹", "継続", "209", "公園課"],
    ]
    blocks = table(compared, head=2), heading("次期プラン取組項目一覧", 2), table(listed)
    assert links(*blocks) == {
        ("continued", ("緑の相談",), ("緑の相談",)),
        ("merged", ("生垣の助成",), ("緑化の助成",)),
        ("merged", ("屋上緑化の助成",), ("緑化の助成",)),
        ("created", (), ("雨庭づくり",)),
    }
    placed = of(read(*blocks), Placement)
    assert {f.about.parent.name for f in placed if f.about.notation == "102" and f.about.parent} == {"緑を守る"}
    assert not {f.name for f in placed if f.name.isdecimal()}


def test_a_column_of_groups_beside_old_names() -> None:
    """What is merged over the rows of old names is what these stand under, and becomes nothing itself; a dash in every column of
    the old side makes a measure new, with no word of it.
    """
    rows = [
        ["現行計画", "<", "<", "次期計画", "<", "変更理由"],
        ["基本目標", "番号", "施策名", "番号", "取組名", "^"],
        ["Ⅰ　緑を守る", "1-1", "緑の相談", "1", "緑の相談", ""],
        ["^", "1-2", "生垣の助成", "2", "緑化の助成", "対象を広げるため"],
        ["Ⅱ　緑を増やす", "2-1", "記念植樹", "3", "記念植樹", ""],
        ["^", "2-2", "緑の写真展", "―", "―", "役目を終えたため"],
        ["（新規）", "―", "―", "4", "雨庭づくり", "新たに追加"],
    ]
    assert links(table(rows, head=2)) == {
        ("continued", ("緑の相談",), ("緑の相談",)),
        ("renamed", ("生垣の助成",), ("緑化の助成",)),
        ("continued", ("記念植樹",), ("記念植樹",)),
        ("ended", ("緑の写真展",), ()),
        ("created", (), ("雨庭づくり",)),
    }
    old = {tuple(chain(f.about)) for f in of(read(table(rows, head=2)), Placement) if f.source == "reference"}
    assert {("緑を増やす", "緑の写真展"), ("緑を守る", "緑の相談")} <= {tuple(n for _, n in path) for path in old}


def test_words_in_the_place_of_new_names_tell_what_became_of_the_old() -> None:
    """継続, 廃止, …に統合 and 継続（…に名称変更） under the plan after name no measures of their own but the fate of the old."""
    rows = [
        ["第1期計画の事業", "第2期計画での位置付け", "備考"],
        ["緑の写真展", "廃止", "役目を終えたため"],
        ["緑の相談", "継続（緑のまちかど相談に名称変更）", ""],
        ["生垣の助成", "緑化の助成に統合", "一体で行うため"],
        ["記念植樹", "継続", ""],
    ]
    assert links(table(rows)) == {
        ("ended", ("緑の写真展",), ()),
        ("renamed", ("緑の相談",), ("緑のまちかど相談",)),
        ("merged", ("生垣の助成",), ("緑化の助成",)),
        ("continued", ("記念植樹",), ("記念植樹",)),
    }


def test_two_editions_of_a_plan_are_its_sides() -> None:
    """Heads that name the first and the second edition are the old and the new side."""
    found = links(
        table(
            [
                ["第１期の事業名", "取扱い", "第２期の事業名", "理由"],
                ["緑の相談", "継続", "緑の相談", ""],
                ["緑の写真展", "廃止", "－", "応募が減ったため"],
            ]
        )
    )
    assert found == {("continued", ("緑の相談",), ("緑の相談",)), ("ended", ("緑の写真展",), ())}


def test_one_edition_beside_this_plan_is_the_old_side() -> None:
    """第２期計画の事業名 beside 本計画の事業名: a dash there says that the old measure ended."""
    rows = [
        ["第２期計画の事業名", "本計画の事業名", "変更内容"],
        ["広場", "センターの運営", "二つを統合"],
        ["センター", "^", "^"],
        ["催し", "－", "県の事業へ移行したため終了"],
    ]
    assert links(table(rows)) == {
        ("merged", ("広場",), ("センターの運営",)),
        ("merged", ("センター",), ("センターの運営",)),
        ("ended", ("催し",), ()),
    }


def test_names_in_another_edition_are_the_old_ones_of_a_list() -> None:
    """第１期における事業名 beside 事業名 says what each measure was called before, whether or not some are new."""
    head = ["№", "区分", "事業名", "担当課", "第１期における事業名"]
    rows = [
        ["1", "継続", "苗木の配布", "公園課", "－"],
        ["2", "名称変更", "緑の教室", "公園課", "緑の相談"],
        ["3", "統合", "緑の祭り", "公園課", "・緑の写真展|・花の写真展"],
    ]
    expected: set[Link] = {
        ("renamed", ("緑の相談",), ("緑の教室",)),
        ("merged", ("緑の写真展",), ("緑の祭り",)),
        ("merged", ("花の写真展",), ("緑の祭り",)),
    }
    assert links(table([head, *rows])) == expected
    new = ["4", "新規", "屋上の緑化", "公園課", "－"]
    assert links(table([head, *rows, new])) == expected | {("created", (), ("屋上の緑化",))}


def test_names_in_another_edition_are_the_new_ones_where_measures_end() -> None:
    """A list in which some measures end and none is new is of the old ones, who run these too: 第２期における事業名 says what
    became of each.
    """
    rows = [
        ["№", "事業名", "担当課", "区分", "第２期における事業名"],
        ["1", "苗木の配布", "公園課", "継続", "苗木の配布"],
        ["2", "緑の相談", "公園課", "名称変更", "緑の教室"],
        ["3", "落ち葉の回収", "緑地課", "廃止", "－"],
    ]
    assert links(table(rows)) == {
        ("continued", ("苗木の配布",), ("苗木の配布",)),
        ("renamed", ("緑の相談",), ("緑の教室",)),
        ("ended", ("落ち葉の回収",), ()),
    }
    reading = read(table(rows))
    assert {r.about.name for r in of(reading, Responsibility)} == {"苗木の配布", "緑の相談", "落ち葉の回収"}
    assert {p.level for p in of(reading, Placement) if p.name == "緑の教室"} == {"事業"}


def test_departments_before_and_after_a_reorganisation() -> None:
    """A table of old and new departments ties departments, not measures."""
    reading = read(
        table(
            [
                ["現行", "改正後", "備考"],
                ["情報政策課", "デジタル戦略課", "名称変更"],
                ["緑政課|公園課", "緑と公園課", "統合"],
                ["―", "脱炭素推進室", "新設"],
            ]
        )
    )
    found = {
        (f.kind, tuple(d.name for d in f.predecessors), tuple(d.name for d in f.successors))  # type: ignore[union-attr]
        for f in of(reading, Succession)
    }
    assert found == {
        ("renamed", ("情報政策課",), ("デジタル戦略課",)),
        ("merged", ("緑政課", "公園課"), ("緑と公園課",)),
        ("created", (), ("脱炭素推進室",)),
    }
    assert all(
        isinstance(d, DepartmentMention) for f in of(reading, Succession) for d in (*f.predecessors, *f.successors)
    )
    assert not of(reading, Placement)


def test_a_list_of_ended_measures() -> None:
    """Under a heading that says so, every measure of a list has ended, for the reason told."""
    reading = read(
        heading("２　前計画で終了した事業", 2),
        table(
            [
                ["事業名", "主担当", "終了の理由"],
                ["緑の写真展", "観光課", "応募が減ったため"],
                ["緑の募金", "公園課", ""],
            ]
        ),
    )
    found = {(f.kind, f.predecessors[0].name, f.reason) for f in of(reading, Succession)}  # type: ignore[union-attr]
    assert found == {("ended", "緑の写真展", "応募が減ったため"), ("ended", "緑の募金", "")}


def test_two_old_names_in_one_cell() -> None:
    """Lines that each end as the names of measures do are as many old measures, merged into the new one."""
    for cell in (
        "緑化講習会事業|樹木教室事業",
        "緑化講習会|事業|樹木教室|事業",
    ):  # broken by the width of the cell, too
        found = links(table([["事業名", "旧事業名"], ["緑の学校", cell]]))
        assert found == {("merged", ("緑化講習会事業",), ("緑の学校",)), ("merged", ("樹木教室事業",), ("緑の学校",))}


def test_names_of_two_years_are_an_old_and_a_new_side() -> None:
    """One word for names under two years heads the names before and after; under one year it heads names only."""
    rows = [
        ["令和6年度の事業名", "区分", "令和7年度の事業名"],
        ["生垣の助成", "統合", "緑化の助成"],
        ["屋上緑化の助成", "統合", "緑化の助成"],
        ["緑の写真展", "名称変更", "緑の作品展"],
    ]
    assert links(table(rows)) == {
        ("merged", ("生垣の助成",), ("緑化の助成",)),
        ("merged", ("屋上緑化の助成",), ("緑化の助成",)),
        ("renamed", ("緑の写真展",), ("緑の作品展",)),
    }
    assert not links(table([["令和6年度の事業名", "担当課"], ["生垣の助成", "公園課"], ["緑の写真展", "観光課"]]))


def test_labels_of_what_measures_were_on_the_page() -> None:
    """Below labels that stand again and again (旧事業名) lines name what each measure was, or say that it is new."""
    told = [("苗木の配布", "苗木配布事業"), ("花壇の手入れ", "花壇の手入れ"), ("里山の散歩", "（新規）")]
    blocks = [
        block
        for number, (name, old) in enumerate(told, 1)
        for block in (
            heading(f"（{number}）{name}", 2),
            heading("旧事業名", 3),
            paragraph(old),
            heading("担当課", 3),
            paragraph("公園課"),
            paragraph("農政課"),
        )
    ]
    assert links(*blocks) == {
        ("renamed", ("苗木配布事業",), ("苗木の配布",)),
        ("continued", ("花壇の手入れ",), ("花壇の手入れ",)),
        ("created", (), ("里山の散歩",)),
    }
    offices = {(f.about.name, f.name) for f in of(read(*blocks), Responsibility)}
    assert offices == {(name, office) for name, _ in told for office in ("公園課", "農政課")}


def test_a_note_in_a_card_tells_the_old_name() -> None:
    """注 alone is a label of remarks, and no mark of a note."""
    assert links(table([["事業名", "苗木の配布"], ["担当課", "公園課"], ["注", "旧「苗木配布事業」"]], head=0)) == {
        ("renamed", ("苗木配布事業",), ("苗木の配布",))
    }


def test_what_the_treatment_of_each_old_measure_says() -> None:
    """Beside the old names alone, a status names the new measure in 「」, keeps the old one or ends it; words that nobody knows
    end nothing.
    """
    rows = [
        ["前計画の事業", "担当課", "次期計画での取扱い"],
        ["緑の相談", "公園課", "継続"],
        ["緑の講座", "公園課", "「緑の教室」として実施"],
        ["緑の観察会", "公園課", "「緑の教室」へ移行"],
        ["生垣の助成", "公園課", "内容を見直して継続"],
        ["記念植樹", "公園課", "「緑の募金」の中で実施"],
        ["緑の便り", "広報課", "名称を「花の便り」に変更"],
        ["写真展", "広報課", "廃止（応募が減ったため）"],
        ["花の名所", "広報課", "令和6年度で終了"],
        ["緑の地図", "広報課", "電子地図の中で検討"],
    ]
    assert links(heading("前計画の評価", 1), table(rows)) == {
        ("continued", ("緑の相談",), ("緑の相談",)),
        ("merged", ("緑の講座",), ("緑の教室",)),
        ("merged", ("緑の観察会",), ("緑の教室",)),
        ("continued", ("生垣の助成",), ("生垣の助成",)),
        ("merged", ("記念植樹",), ("緑の募金",)),
        ("renamed", ("緑の便り",), ("花の便り",)),
        ("ended", ("写真展",), ()),
        ("ended", ("花の名所",), ()),
    }


def test_measures_merged_within_one_list_are_of_it_and_so_are_their_departments() -> None:
    """統合する事業 and 統合先の事業 without another plan: both are of the list, the link is a merger though one alone goes into
    another; the department behind the old name runs the old measure.
    """
    listed = table([["番号", "事業名", "担当課"], ["1", "花の教室", "公園課"], ["2", "緑の学校", "学習課"]])
    rows = [
        ["番号", "統合する事業", "担当課", "番号", "統合先の事業", "担当課"],
        ["1", "花の教室", "公園課", "2", "緑の学校", "学習課"],
    ]
    reading = read(listed, heading("統合する事業", 3), table(rows))
    link = of(reading, Succession)[0]
    sides = [side for side in (*link.predecessors, *link.successors) if isinstance(side, MeasureMention)]
    assert (link.kind, *(side.plan.title for side in sides)) == ("merged", *2 * ["すみれ市緑のまちづくり計画"])
    runs = {(f.about.name, f.department.name) for f in of(reading, Responsibility)}
    assert runs == {("花の教室", "公園課"), ("緑の学校", "学習課")}
