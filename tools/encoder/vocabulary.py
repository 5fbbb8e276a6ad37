"""Learns the word pieces: byte-pair merges of the corpus' words, written as WordPiece (## goes on with a word)."""
import collections
import heapq
import json
import os

from tokens import SPECIAL, words

# Large collections of one kind (reference pages) must not fill the vocabulary with their names.
SOURCE_POWER = 0.5
LETTERS = 400


def run(work, size):
    total = count(work)
    pieces = learn(total, size)
    with open(os.path.join(work, "vocab.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(pieces) + "\n")
    print(len(pieces), "pieces")


def count(work):
    """Words with their weight: how often a source has them, of large sources less."""
    total = collections.Counter()
    for lines in _sources(work):
        counts = collections.Counter()
        for line in lines:
            counts.update(words(line))
        scale = max(1, sum(counts.values())) ** (SOURCE_POWER - 1) * 1000
        for word, n in counts.items():
            if n > 1 or len(word) < 12:
                total[word] += n * scale
    return total


def _sources(work):
    folder = os.path.join(work, "data", "text")
    for name in sorted(os.listdir(folder)):
        yield open(os.path.join(folder, name), encoding="utf-8")
    pairs, scored = (json.load(open(os.path.join(work, f), encoding="utf-8")) for f in ("pairs.json", "scored.json"))
    for name in ("lex_synonyms", "nli", "mcq", "qa"):
        yield [side for row in pairs[name] for side in row[:2]]
    yield [side for row in scored["sts"] for side in row[:2]]
    yield [answer for q in scored["asag"] for answer, _ in q["answers"]] + [q["question"] for q in scored["asag"]]


def learn(total, size):
    letters = collections.Counter()
    for word, n in total.items():
        for c in word:
            letters[c] += n
    ascii_marks = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
    alphabet = sorted(set(ascii_marks) | {c for c, _ in letters.most_common(LETTERS)})
    pieces = SPECIAL + alphabet + ["##" + c for c in alphabet if c.isalnum()]
    known = set(alphabet)
    kept = [(w, n) for w, n in total.items() if n >= 3 and len(w) <= 40 and all(c in known for c in w)]
    return pieces + _merge(kept, size - len(pieces), set(pieces))


def _merge(kept, wanted, taken):
    split = [[w[0]] + ["##" + c for c in w[1:]] for w, _ in kept]
    weights = [n for _, n in kept]
    pairs, where = collections.defaultdict(float), collections.defaultdict(set)
    for i, parts in enumerate(split):
        for pair in zip(parts, parts[1:]):
            pairs[pair] += weights[i]
            where[pair].add(i)
    queue = [(-n, pair) for pair, n in pairs.items()]
    heapq.heapify(queue)
    made = []
    while queue and len(made) < wanted:
        n, pair = heapq.heappop(queue)
        if abs(pairs.get(pair, 0) + n) > 1e-6 * -n:
            continue  # An old count; the new one is in the queue too.
        merged = pair[0] + pair[1][2:]
        if merged not in taken:
            taken.add(merged)
            made.append(merged)
        _apply(pair, merged, split, weights, pairs, where, queue)
    return made


def _apply(pair, merged, split, weights, pairs, where, queue):
    changed = set()
    for i in where.pop(pair):
        old = split[i]
        new, at = [], 0
        while at < len(old):
            if at + 1 < len(old) and (old[at], old[at + 1]) == pair:
                new.append(merged)
                at += 2
            else:
                new.append(old[at])
                at += 1
        for p in zip(old, old[1:]):
            pairs[p] -= weights[i]
            changed.add(p)
        for p in zip(new, new[1:]):
            pairs[p] += weights[i]
            where[p].add(i)
            changed.add(p)
        split[i] = new
    pairs.pop(pair, None)
    for p in changed:
        if pairs.get(p, 0) > 1e-9:
            heapq.heappush(queue, (-pairs[p], p))
