"""What the passages under a label (■現状, 【課題】, ●担当課) say of the measure of the place."""

from graph.facts import AnyFact, MeasureMention, PlanMention
from ingest.document import Passage, Text
from ingest.reading import departments, evaluations, grades, names, narrative, paid, related, statements, timed
from ingest.reading.here import Here, Measure
from ingest.reading.labels import Label, read_label
from ingest.reading.listing import Node
from ingest.reading.passages import is_scrap
from ingest.reading.prose import Paragraph
from ingest.reading.retold import MEANINGS, Retold

_OPENING = ("related_plan", "department", "rating", "budget", "indicator", *MEANINGS)  # besides labels of statements
_OF_EACH = ("action", "result")  # what a label above measures may say of each
_OF_PLANS = ("opinion", "purpose")  # what may be said of a plan as a whole


class OpenLabel:
    """The last label whose texts follow it, until something closes it, and the theme (【…】) below it that they are about."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._now = here.context.year
        self._label: Label | None = None
        self._head = Text()
        self._theme: Node | None = None
        self._spoken = False  # whether something stands under it yet
        self._retold = Retold(here.found)
        self._times = False  # whether lines of steps with their years may follow

    @property
    def is_open(self) -> bool:
        """Whether a label is open."""
        return self._label is not None

    @property
    def current(self) -> Label:
        """The label that is open; one without a meaning where none is."""
        return self._label or Label()

    @property
    def heads(self) -> str:
        """What is said of each of the measures right below (action: ■主な取組, result: ＜主な取組の実績＞); "" of none."""
        kind = self._kind_of(self._label) if self._label is not None and not self._spoken else ""
        return kind if kind in _OF_EACH else ""

    def of_each(self, words: str) -> tuple[str, int | None]:
        """The kind and year of a sentence with its department behind it, where it stands under a label of what was done;
        "" elsewhere.
        """
        done = self._label is not None and self._kind_of(self._label) == "result" and words.rstrip().endswith("。")
        return ("result", self._label.last) if done and self._label is not None else ("", None)

    def open(self, label: Label, head: Text) -> None:
        """Another label takes the place of the last one; that of a table or schedule only closes it."""
        opens = label.means(*_OPENING) or self._kind_of(label)
        self._label, self._head = (label if opens else None), head
        self._theme, self._spoken = None, False
        self._times = label.means("schedule")

    def close(self) -> None:
        """Nothing more stands under the label; its theme goes on in frames with labels of their own."""
        self._label = None

    def close_spoken(self) -> None:
        """The same, unless nothing stands under the label yet."""
        if self._spoken:
            self.close()

    def leave(self) -> None:
        """The part of the document under the label and its theme ends."""
        self._label = self._theme = None

    def enter_theme(self, passage: Passage) -> None:
        """A name in brackets under the label is the measure that the texts below it are about."""
        assert self._label is not None
        found = names.split_name(passage.text.text.strip()[1:-1])
        self._theme = Node(found.name, found.number, self._label.word, (passage.text,))

    def about(self) -> MeasureMention | PlanMention:
        """What the place is about: the measure of the theme, else that of the place, else the plan."""
        measure = self._here.about()
        return self._themed(measure).mention if measure is not None else self._here.scope.plan

    def take(self, passage: Passage) -> bool:
        """Whether a passage stands under the label and a measure; what it says is kept."""
        if self._times and self._take_steps(passage):
            return True
        measure = self._here.about()
        if self._label is None or measure is None:
            return False
        if self._label.means("indicator"):  # its values are read line by line; anything else is no part of it
            self.close()
            return False
        if self._label.means(*MEANINGS):
            self._here.place_chain()
            self._retold.say(passage.text, self._label, self._head, measure)
        if not self._label.means(*MEANINGS) or self._label.means("remark"):
            self.say(passage, self._label, self._head)
        return True

    def _take_steps(self, passage: Passage) -> bool:
        """Whether a passage under a label of schedules tells steps with their years (・令和6年度：検討)."""
        measure = self._here.about()
        steps = timed.steps(passage.text, self._now, fewest=1) if measure is not None else []
        self._times = bool(steps)
        if measure is not None and steps:
            self._here.place_chain()
            self._here.found.add(timed.made(steps, measure.mention, (*measure.texts, self._head)))
        return bool(steps)

    def take_departments(self, passage: Passage) -> bool:
        """Whether a passage under such a label (●担当課) names departments and nothing else; below bullets, lines with marks of
        parts (（主）) and lines of one department there may be more.
        """
        label, measure = self._label, self._here.about()
        if label is None or measure is None or not label.means("department"):
            return False
        named = _names_offices(passage.text)
        goes_on = (
            passage.role == "bullet"
            or departments.are_marked(passage.text)
            or len(departments.named(passage.text)) == 1
        )
        if not named or not goes_on:
            self.close()
        if named:
            self._here.place_chain()
            role = departments.ROLES[label.meaning]
            self._here.found.add(departments.made(passage.text, role, measure.mention, (*measure.texts, self._head)))
        return named

    def take_value(self, passage: Passage) -> bool:
        """Whether a passage is the value that the label asks for, though its brackets (［Ｂ］) may be those of a heading."""
        return self._label is not None and self._tells_value(passage.text, self._label, self._head)

    def _tells_value(self, text: Text, label: Label, head: Text) -> bool:
        """Whether a text is a rating, an amount of money or departments, under the label of such; what it says is kept."""
        measure = self._here.about()
        made: list[AnyFact] = []
        if measure is not None and label.means("rating") and grades.rating(text.text):
            heads, year = (*measure.texts, head), label.last or self._now
            made += evaluations.told(text, measure.mention, heads, year)
        elif measure is not None and label.means("budget"):
            made += paid.under(label, head, text, measure, self._now)
        elif measure is not None and label.means("department") and _names_offices(text):
            made += departments.made(text, departments.ROLES[label.meaning], measure.mention, (*measure.texts, head))
        if made:
            self._here.place_chain()
            self._here.found.add(made)
        return bool(made)

    def say(self, passage: Passage, label: Label, head: Text) -> None:
        """Keep what a passage under a label, with its words ``head``, says: of the measure of the place, else of the plan."""
        self._spoken = True
        measure = self._here.about()
        if label.means("related_plan") and measure is not None:
            self._here.found.add(related.from_text(passage.text, measure.mention, (*measure.texts, head)))
            return
        kind = statements.kind_of_remark(passage.text.text) if label.means("remark") else self._kind_of(label)
        if self._tells_value(passage.text, label, head):
            return
        if label.meaning == "rating" and passage.text.text.rstrip().endswith("。"):
            kind = "result"  # 【評価】 over a sentence: what came of it
        if not kind or passage.role in ("note", "caption", "heading") or is_scrap(passage):
            return
        if measure is None:
            if kind in _OF_PLANS:
                plan = self._here.scope.plan
                self._here.found.add(statements.made(passage.text, kind, plan, (head,), label.last))
            return
        if kind == "result" and narrative.lead_in(passage.text.text):
            paragraph = Paragraph(passage.text, measure.mention, kind, (head,), label.last)
            self._here.found.paragraphs.append(paragraph)
            return
        self._here.place_chain()
        measure = self._themed(measure)
        if self._here.place_projects(measure, passage.text, label):
            return
        said, offices = self._here.untagged(passage.text)
        if offices is not None:
            self._here.found.add(departments.made(offices, "lead", measure.mention, (*measure.texts, head)))
        made = statements.made(said, kind, measure.mention, (*measure.texts, head), label.last)
        self._here.tell(passage.text, made, measure)

    def _themed(self, measure: Measure) -> Measure:
        """The measure of the theme, where the texts have one, else the one of the place."""
        if self._theme is None:
            return measure
        mention = self._here.scope.mention([self._theme])
        assert mention is not None
        self._here.place(mention, self._theme, "detail", "")
        return Measure(mention, self._theme.texts, self._theme)

    def _kind_of(self, label: Label) -> str:
        return statements.kind_of_label(label, self._here.context.done)


def _names_offices(text: Text) -> bool:
    """Whether a text names departments and nothing else, and is not the label of others (関係課)."""
    return departments.are_named(text) and not read_label(text.text).means("department")
