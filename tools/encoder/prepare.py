"""Unpacks the data, keeps back what is measured with, and writes the pairs that are left."""
import csv
import hashlib
import json
import os
import re
import tarfile

import asag

HELD = 1000
# Edits that only change a number or a "not" are neither the same nor surely a contradiction.
USED_EDITS = {"paraphrase"}


def run(data, work):
    for folder, archives in (("text", "corpus/text-"), ("pairs", "corpus/pairs-"), ("asag", "asag/")):
        _unpack(os.path.join(data, archives), os.path.join(work, "data"), folder)
    pairs = {name[:-4]: list(_rows(os.path.join(work, "data", "pairs", name))) for name in sorted(os.listdir(os.path.join(work, "data", "pairs")))}
    held = {name: _hold(pairs[name], least) for name, least in (("qa", 1), ("mcq", 4))}
    kept_back = {_key(side) for rows in held.values() for row in rows for side in row}
    used = {name: [r for r in rows if _key(r[0]) not in kept_back and _key(r[1]) not in kept_back] for name, rows in pairs.items()}
    train, dev = asag.split(asag.read(os.path.join(work, "data", "asag")))
    sts = {part: _sts(os.path.join(data, "sts", f"stsb-en-{part}.csv")) for part in ("train", "dev")}
    _write(work, "pairs.json", {name: _shaped(name, rows) for name, rows in used.items()})
    _write(work, "held.json", held)
    _write(work, "scored.json", {"sts": sts["train"], "asag": train})
    _write(work, "dev.json", {"sts": sts["dev"], "asag": dev})
    print({name: len(rows) for name, rows in used.items()}, "asag", len(train), len(dev), "sts", len(sts["train"]), len(sts["dev"]))


def _unpack(prefix, into, folder):
    target = into if folder != "asag" else os.path.join(into, "asag")
    if os.path.isdir(os.path.join(into, folder)):
        return
    for name in sorted(os.listdir(os.path.dirname(prefix))):
        if name.startswith(os.path.basename(prefix)) and name.endswith(".tar.xz"):
            with tarfile.open(os.path.join(os.path.dirname(prefix), name)) as archive:
                archive.extractall(target)


def _rows(file):
    for line in open(file, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")


def _sts(file):
    return [(a, b, float(score)) for a, b, score in csv.reader(open(file, encoding="utf-8"))]


def _key(text):
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _hold(rows, least):
    """A thousand pairs by chance (by the digest of the answer), each answer and each question once."""
    chosen, seen = [], set()
    for row in sorted(rows, key=lambda r: hashlib.sha256((r[1] + "\t" + r[0]).encode()).digest()):
        a, b = _key(row[0]), _key(row[1])
        if a in seen or b in seen or len(b.split()) < least:
            continue
        seen |= {a, b}
        chosen.append((row[0], row[1]))
        if len(chosen) == HELD:
            break
    return chosen


def _shaped(name, rows):
    """a, b, source and the hard negatives or the label."""
    if name == "revision":
        return [(r[0], r[1], r[4], None) for r in rows if r[2] in USED_EDITS]
    if name == "nli":
        return [(r[0], r[1], r[3], r[2]) for r in rows]
    if name.startswith("synthetic"):
        return [(r[0], r[1], r[3], r[2]) for r in rows]
    if name.startswith("lex"):
        return [(r[0], r[1], "wordnet", None) for r in rows]
    if name == "mcq":
        return [(r[0], r[1], r[2], r[4].split(" ||| ")) for r in rows]
    return [(r[0], r[1], r[2], None) for r in rows]


def _write(work, name, value):
    with open(os.path.join(work, name), "w", encoding="utf-8") as file:
        json.dump(value, file)
