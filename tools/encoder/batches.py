"""The training pairs as ids, and batches of them. A batch depends on the seed and its number only, so that a run can go on where it was broken off."""
import json
import os
import pickle

import numpy as np
import torch

from tokens import WordPiece

LONGEST = 64
SEED = 2013
# In how many parts the questions with graded answers are held back by turns: see README.md.
PARTS = 3
# How often a batch is of each kind; within a kind, sources count by the square root of their size.
SHARES = {
    "heading_para": 16, "title_para": 7, "term_desc": 5, "definition": 14, "terms": 6, "lex_synonyms": 10, "mcq": 8, "qa": 11,
    "revision": 6, "synthetic_paraphrase": 6, "contradiction": 4, "nli": 5, "desc_para": 2,
}


def load(work):
    """The pairs; what is made of them once is kept."""
    file = os.path.join(work, "pairs.pickle")
    if not os.path.exists(file):
        with open(file + ".new", "wb") as kept:
            pickle.dump(Pairs(work), kept)
        os.replace(file + ".new", file)
    with open(file, "rb") as kept:
        return pickle.load(kept)


class Texts:
    """Texts as ids in one array, each text once."""

    def __init__(self, tokenizer):
        self.tokenizer, self.places, self.ids = tokenizer, {}, []

    def add(self, text):
        place = self.places.get(text)
        if place is None:
            place = self.places[text] = len(self.ids)
            self.ids.append(np.array(self.tokenizer.encode(text, LONGEST), dtype=np.int32))
        return place


class Kind:
    """Rows of a, b and wrong ones for b (-1: none), drawn by source."""

    def __init__(self, rows, sources):
        self.rows = rows
        names, place, size = np.unique(np.array(sources), return_inverse=True, return_counts=True)
        self.chance = np.cumsum(size[place] ** -0.5)

    def draw(self, rng, count):
        places = np.searchsorted(self.chance, rng.random(count) * self.chance[-1])
        return [self.rows[min(p, len(self.rows) - 1)] for p in places]


class Pairs:
    def __init__(self, work):
        self.texts = Texts(WordPiece(os.path.join(work, "vocab.txt")))
        pairs = json.load(open(os.path.join(work, "pairs.json"), encoding="utf-8"))
        scored = json.load(open(os.path.join(work, "scored.json"), encoding="utf-8"))
        self.kinds = {name: self._kind(rows) for name, rows in _kinds(pairs).items()}
        shares = np.array([SHARES[name] for name in self.kinds], dtype=float)
        self.shares = np.cumsum(shares / shares.sum())
        self.sts = [(self.texts.add(a), self.texts.add(b), s / 5) for a, b, s in scored["sts"]]
        self.inference = [(self.texts.add(a), self.texts.add(b), {"entailment": 1.0, "neutral": 0.5, "contradiction": 0.0}[label]) for a, b, _, label in pairs["nli"]]
        self.questions = [q["question"] for q in scored["asag"]]
        self.graded = [self._graded(q) for q in scored["asag"]]

    def _kind(self, rows):
        add = self.texts.add
        return Kind([(add(a), add(b), [add(n) for n in wrong or []]) for a, b, _, wrong in rows], [source for _, _, source, _ in rows])

    def _graded(self, question):
        """Answers beside the references; what contradicts is further away than what is beside the point."""
        marks = {"correct": 1.0, "incorrect": 0.3, "contradictory": 0.0}
        add = self.texts.add
        return [add(r) for r in question["references"]], [(add(a), marks[label]) for a, label in question["answers"]]

    def hold_back(self, part):
        """Leaves out the graded answers of one part of the questions."""
        names = list(dict.fromkeys(self.questions))
        self.graded = [g for q, g in zip(self.questions, self.graded) if names.index(q) % PARTS != part]

    def contrast(self, step, count, most, drop):
        """A batch of one kind and about one length: a, b with wrong ones below, and which of b are the same text."""
        rng = np.random.default_rng([SEED, 1, step])
        kind = list(self.kinds.values())[int(np.searchsorted(self.shares, rng.random()))]
        rows = sorted(kind.draw(rng, count * 6), key=lambda r: min(most, len(self.texts.ids[r[1]])))
        start = rng.integers(0, count * 5 + 1)
        rows = rows[start:start + count]
        wrong = [r[2][rng.integers(len(r[2]))] for r in rows if r[2]]
        a, b = [r[0] for r in rows], [r[1] for r in rows] + wrong
        a_key, b_key = np.array(a), np.array(b)
        # The same text elsewhere in the batch is no wrong answer; nor is one to the same question.
        same = (b_key[None, :] == b_key[:count, None]) | (a_key[:, None] == np.concatenate([a_key, np.full(len(wrong), -1)])[None, :])
        np.fill_diagonal(same, False)
        return self.pad(a, most, rng, drop), self.pad(b, most, rng, drop), torch.from_numpy(same)

    def score(self, step, count, most, drop):
        """Scored pairs: similarity, inference, and answers to a few questions; each is ranked by itself."""
        rng = np.random.default_rng([SEED, 2, step])
        sets = [[self.sts[i] for i in _epoch(step, count, len(self.sts))]]
        sets.append([self.inference[i] for i in rng.integers(0, len(self.inference), count // 2)])
        references, answers = self.graded[rng.integers(len(self.graded))]
        chosen = rng.permutation(len(answers))[:count // 2]
        sets.append([(answers[i][0], references[rng.integers(len(references))], answers[i][1]) for i in chosen])
        a, b = [r[0] for s in sets for r in s], [r[1] for s in sets for r in s]
        return self.pad(a, most, rng, drop), self.pad(b, most, rng, drop), [torch.tensor([r[2] for r in s]) for s in sets]

    def pad(self, places, most, rng=None, drop=0.0):
        rows = [self._row(self.texts.ids[p][:most], rng, drop) for p in places]
        ids = np.zeros((len(rows), max(len(r) for r in rows)), dtype=np.int64)
        mask = np.zeros(ids.shape, dtype=np.float32)
        for i, row in enumerate(rows):
            ids[i, :len(row)], mask[i, :len(row)] = row, 1
        return torch.from_numpy(ids), torch.from_numpy(mask)

    @staticmethod
    def _row(ids, rng, drop):
        if drop == 0 or len(ids) < 6:
            return ids
        kept = rng.random(len(ids)) >= drop
        kept[[0, -1]] = True
        return ids[kept]


def _epoch(step, count, size):
    """Every row once before any comes again."""
    per = size // count
    order = np.random.default_rng([SEED, 3, step // per]).permutation(size)
    return order[step % per * count:][:count]


def _kinds(pairs):
    kinds = {name: pairs[name] for name in ("heading_para", "title_para", "term_desc", "lex_synonyms", "mcq", "qa", "revision", "synthetic_paraphrase", "desc_para")}
    kinds["synthetic_paraphrase"] = [(a, b, s, None) for a, b, s, _ in pairs["synthetic_paraphrase"]]
    kinds["definition"] = [r for r in pairs["definition"] if r[2] == "wordnet"]
    kinds["terms"] = [r for r in pairs["definition"] if r[2] != "wordnet"]
    same = {r[0]: r[1] for r in pairs["synthetic_paraphrase"] + pairs["revision"]}
    kinds["contradiction"] = [(a, same.get(a, a), s, [b]) for a, b, s, _ in pairs["synthetic_contradiction"]]
    kinds["nli"] = _inference(pairs["nli"])
    return kinds


def _inference(rows):
    against = {}
    for a, b, _, label in rows:
        if label == "contradiction":
            against.setdefault(a, []).append(b)
    entailed = [(a, b, source, against.get(a)) for a, b, source, label in rows if label == "entailment"]
    left = set(against) - {a for a, _, _, _ in entailed}
    return entailed + [(a, a, "premise", against[a]) for a in sorted(left)]
