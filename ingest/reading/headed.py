"""Texts whose parts each bear a label in brackets: 《克服すべき課題》… 《関係する計画》…."""

import re

import msgspec

from ingest.document import Line, Text
from ingest.reading.labels import Label, read_label

_HEAD = re.compile(r"\s*[《≪【〔＜<［\[](?P<label>[^《》≪≫【】〔〕＜＞<>［］\[\]]{2,20})[》≫】〕＞>］\]]\s*[:：]?\s*")
_TOLD = ("statement", "related_plan", "department")


def parts(text: Text, now: int | None) -> list[tuple[Label, Text, Text]]:
    """Label, head and text of each part; none where the text does not begin with such a label."""
    found: list[tuple[Label, Line, list[Line]]] = []
    for line in text.lines:
        match = _HEAD.match(line.text)
        label = read_label(match["label"], now) if match else Label()
        if match and label.means(*_TOLD):
            rest = line.text[match.end() :]
            found.append((label, line, [msgspec.structs.replace(line, text=rest)] if rest else []))
        elif not found:
            return []
        else:
            found[-1][2].append(line)
    return [(label, Text((head,)), Text(tuple(lines))) for label, head, lines in found if lines]
