"""Word vectors for the start: positive pointwise mutual information of nearby pieces, cut to its largest directions."""
import json
import os

import numpy as np
import scipy.sparse as sparse

from tokens import WordPiece, words
from vocabulary import SOURCE_POWER

SMOOTHING = 0.75      # of how often a neighbour occurs at all (Levy, Goldberg and Dagan 2015)
RARE = 0.5            # how far the large directions are evened out
ROUNDS = 3
# A source of reference pages repeats itself: it counts less, as in the vocabulary.
REFERENCE_SIZE = 300_000


def run(work, recipe):
    tokenizer = WordPiece(os.path.join(work, "vocab.txt"))
    near, often = count(work, tokenizer, recipe.window)
    vectors = directions(associate(near), recipe.hidden)
    np.save(os.path.join(work, "vectors.npy"), vectors.astype(np.float16))
    np.save(os.path.join(work, "often.npy"), often)
    for word in ("array", "guitar", "inheritance", "cell", "running"):
        print(word, nearest(tokenizer, vectors, word))


def count(work, tokenizer, window):
    size = len(tokenizer.pieces)
    near, often = sparse.csr_matrix((size, size), dtype=np.float32), np.zeros(size)
    for name, lines in _sources(work):
        ids = _encode(tokenizer, lines)
        weight = min(1, (REFERENCE_SIZE / len(ids)) ** SOURCE_POWER)
        real = ids >= 0
        often += np.bincount(ids[real], minlength=size) * weight
        near = near + _near(ids, size, window) * np.float32(weight)
        print(name, len(ids), near.nnz, flush=True)
    return near + near.T, often


def _sources(work):
    folder = os.path.join(work, "data", "text")
    for name in sorted(os.listdir(folder)):
        yield name, open(os.path.join(folder, name), encoding="utf-8")
    pairs, scored = (json.load(open(os.path.join(work, f), encoding="utf-8")) for f in ("pairs.json", "scored.json"))
    yield "definitions", [f"{row[0]} {row[1]}" for row in pairs["definition"]]
    yield "questions", [f"{row[0]} {row[1]}" for row in pairs["qa"] + pairs["mcq"]]
    yield "synonyms", [f"{row[0]} {row[1]}" for row in pairs["lex_synonyms"]]
    yield "sts", [side for row in scored["sts"] for side in row[:2]] + [side for row in pairs["nli"] for side in row[:2]]


def _encode(tokenizer, lines):
    """All ids in a row, with -1 between texts."""
    ids = []
    for line in lines:
        for word in words(line):
            ids += tokenizer.word(word)
        ids.append(-1)
    return np.array(ids, dtype=np.int32)


def _near(ids, size, window):
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    apart = ids < 0
    border = np.cumsum(apart)
    for distance in range(1, window + 1):
        a, b = ids[:-distance], ids[distance:]
        same = (border[:-distance] == border[distance:]) & (a >= 0)
        weight = np.full(same.sum(), 1 / distance, dtype=np.float32)
        total = total + sparse.coo_matrix((weight, (a[same], b[same])), shape=(size, size)).tocsr()
    return total


def associate(near):
    rows = np.asarray(near.sum(axis=1)).ravel() + 1e-9
    columns = rows ** SMOOTHING
    near = near.tocoo()
    value = np.log(near.data * columns.sum() / (rows[near.row] * columns[near.col]))
    kept = value > 0
    return sparse.csr_matrix((value[kept].astype(np.float32), (near.row[kept], near.col[kept])), shape=near.shape)


def directions(matrix, count):
    """The largest directions by random projection and a few rounds (Halko, Martinsson and Tropp 2011)."""
    basis = np.random.default_rng(7).standard_normal((matrix.shape[1], count + 32)).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(matrix @ basis)
        basis, _ = np.linalg.qr(matrix.T @ basis)
        print("round", flush=True)
    small = matrix @ basis
    left, values, _ = np.linalg.svd(small.T @ small)
    values = np.sqrt(values[:count])
    vectors = _ones((small @ left[:, :count]) * values ** (RARE - 1))
    return _ones(vectors / np.sqrt((vectors ** 2).mean(0)))


def _ones(vectors):
    """Of length 1."""
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)


def nearest(tokenizer, vectors, word, most=6):
    order = np.argsort(-(vectors @ vectors[tokenizer.word(word)[0]]))
    return [tokenizer.pieces[i] for i in order[:most]]
