"""The training part of SemEval-2013 task 7, with the split by question that tools/asag makes: what it measures with is never trained on."""
import os
import xml.etree.ElementTree as xml

ALL_BITS = (1 << 64) - 1


def read(folder):
    """Per question: its words, the reference answers and the answers with their labels."""
    files = sorted(os.path.join(at, f) for at, _, files in os.walk(folder) if "3way" in at for f in files if f.endswith(".xml"))
    return [_question(xml.parse(f).getroot()) for f in files]


def split(questions):
    """Training and development questions, the same as the product's tool has."""
    groups = {}
    for question in questions:
        groups.setdefault(question["question"], []).append(question)
    groups = list(groups.values())
    _shuffle(groups, 2013)
    held = len(groups) // 5
    return [q for g in groups[held:] for q in g], [q for g in groups[:held] for q in g]


def _question(root):
    return {
        "id": root.get("id"),
        "question": root.findtext("questionText"),
        "references": [r.text for r in root.iter("referenceAnswer")],
        "answers": [(a.text, a.get("accuracy")) for a in root.iter("studentAnswer")],
    }


def _shuffle(rows, state):
    """SplitMix64 and Fisher-Yates, as in tools/asag/Dice.cs."""
    for left in range(len(rows), 1, -1):
        state = (state + 0x9E3779B97F4A7C15) & ALL_BITS
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & ALL_BITS
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & ALL_BITS
        other = ((z ^ (z >> 31)) * left) >> 64
        rows[left - 1], rows[other] = rows[other], rows[left - 1]
