"""Measures encoders beside plain methods, with what nothing was trained on."""
import collections
import json
import os
import time

import numpy as np

from runtime import Session
from tokens import WordPiece, words

BATCH = 16
SIF = 2e-4


def run(work, folders):
    dev, held = (json.load(open(os.path.join(work, f), encoding="utf-8")) for f in ("dev.json", "held.json"))
    methods = [TfIdf(work), Overlap(), Averaged(work)] + [Shipped(f) for f in folders]
    rows = [("STS-B dev, Spearman", lambda m: _similarity(m, dev["sts"]))]
    rows += [(f"right answer among 1,000 ({name}), MRR", lambda m, p=pairs: _retrieval(m, p)) for name, pairs in held.items()]
    rows += [("short answers to unseen questions, AUC", lambda m: _grading(m, dev["asag"]))]
    table = [["", *(m.name for m in methods)]] + [[title, *(f"{measure(m):.3f}" for m in methods)] for title, measure in rows]
    table.append(["texts a second (one thread)", *(m.speed() for m in methods)])
    for i, row in enumerate(table):
        print("| " + " | ".join(row) + " |")
        if i == 0:
            print("| --- |" + " ---: |" * len(methods))


def spearman(a, b):
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values):
    """Equal values share the mean of their places."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def _similarity(method, pairs):
    a, b, scores = zip(*pairs)
    a, b = method.embed(list(a) + list(b)).reshape(2, len(a), -1) if method.dense else (method.embed(a), method.embed(b))
    return spearman(method.each(a, b), np.array(scores))


def _retrieval(method, pairs):
    """The mean of 1/place of the right answer; of equally near ones it is the middle one."""
    near = method.all(method.embed([a for a, _ in pairs]), method.embed([b for _, b in pairs]))
    right = np.diag(near)[:, None]
    places = (near > right).sum(1) + ((near == right).sum(1) + 1) / 2
    return float(np.mean(1 / places))


def _grading(method, questions):
    """Chance that a right answer is nearer to the nearest reference than a wrong one to the same question; the mean over the questions."""
    parts = []
    for q in questions:
        near = method.all(method.embed([a for a, _ in q["answers"]]), method.embed(q["references"])).max(1)
        right = np.array([label == "correct" for _, label in q["answers"]])
        if right.any() and not right.all():
            higher = near[right][:, None] - near[~right][None, :]
            parts.append(((higher > 0) + 0.5 * (higher == 0)).mean())
    return float(np.mean(parts))


class Dense:
    dense = True

    def each(self, a, b):
        return (a * b).sum(1)

    def all(self, a, b):
        return a @ b.T

    def speed(self):
        return ""


class Shipped(Dense):
    """An encoder as it ships, run by the product's runtime."""

    def __init__(self, folder):
        self.folder, self.description = folder, json.load(open(os.path.join(folder, "model.json"), encoding="utf-8"))
        self.name, self.tokenizer = self.description["name"], WordPiece(os.path.join(folder, self.description["vocabulary"]))
        self.session = Session(os.path.join(folder, self.description["model"]), self.description["dimensions"], self.description["output"])
        self.known, self.rates = {}, []

    def embed(self, texts):
        new = [t for t in dict.fromkeys(texts) if t not in self.known]
        if new:
            self.known.update(zip(new, self._run(new)))
        return np.stack([self.known[t] for t in texts])

    def _run(self, texts):
        rows = [self.tokenizer.encode(t, self.description["maxTokens"]) for t in texts]
        order = sorted(range(len(rows)), key=lambda i: -len(rows[i]))
        vectors, started = np.zeros((len(rows), self.description["dimensions"]), dtype=np.float32), time.process_time()
        for start in range(0, len(rows), BATCH):
            places = order[start:start + BATCH]
            vectors[places] = self._batch([rows[i] for i in places])
        self.rates.append((len(rows), time.process_time() - started))
        return vectors

    def _batch(self, rows):
        ids = np.zeros((len(rows), len(rows[0])), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, :len(row)], mask[i, :len(row)] = row, 1
        means = (self.session.run(ids, mask) * mask[:, :, None]).sum(1)
        return means / (np.linalg.norm(means, axis=1, keepdims=True) + 1e-9)

    def speed(self):
        texts, seconds = self.rates[0]
        return f"{texts / seconds:.0f}"


class Averaged(Dense):
    """The mean of the word vectors that training starts with, frequent ones with little weight, without their common direction (Arora, Liang and Ma 2017)."""

    name = "averaged word vectors"

    def __init__(self, work):
        self.tokenizer = WordPiece(os.path.join(work, "vocab.txt"))
        often = np.load(os.path.join(work, "often.npy"))
        self.vectors = np.load(os.path.join(work, "vectors.npy")).astype(np.float32) * (SIF / (SIF + often / often.sum()))[:, None]
        common = self._means([" ".join(pair) for pair in json.load(open(os.path.join(work, "held.json"), encoding="utf-8"))["qa"]])
        self.common = np.linalg.svd(common, full_matrices=False)[2][0]

    def _means(self, texts):
        return np.stack([self.vectors[self.tokenizer.encode(t, 256)[1:-1] or [self.tokenizer.unk]].mean(0) for t in texts])

    def embed(self, texts):
        means = self._means(texts)
        means = means - np.outer(means @ self.common, self.common)
        return means / (np.linalg.norm(means, axis=1, keepdims=True) + 1e-9)


class TfIdf:
    """Cosine of the words' counts, each by how few texts of the corpus have it."""

    name, dense = "TF-IDF", False

    def __init__(self, work):
        self.texts, self.with_word = 0, collections.Counter()
        folder = os.path.join(work, "data", "text")
        for name in os.listdir(folder):
            for line in open(os.path.join(folder, name), encoding="utf-8"):
                self.texts += 1
                self.with_word.update(set(words(line)))

    def embed(self, texts):
        return [self._one(t) for t in texts]

    def _one(self, text):
        counts = {w: n * np.log((1 + self.texts) / (1 + self.with_word[w])) for w, n in collections.Counter(words(text)).items()}
        length = np.sqrt(sum(v * v for v in counts.values())) or 1
        return {w: v / length for w, v in counts.items()}

    def each(self, a, b):
        return np.array([self._cosine(x, y) for x, y in zip(a, b)])

    def all(self, a, b):
        return np.array([[self._cosine(x, y) for y in b] for x in a])

    @staticmethod
    def _cosine(a, b):
        return sum(v * b[w] for w, v in a.items() if w in b)

    def speed(self):
        return ""


class Overlap(TfIdf):
    """Words that both have, of those that either has."""

    name = "word overlap"

    def __init__(self):
        pass

    def embed(self, texts):
        return [{w for w in words(t) if w[0].isalnum()} for t in texts]

    @staticmethod
    def _cosine(a, b):
        return len(a & b) / (len(a | b) or 1)
