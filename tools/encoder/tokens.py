"""Texts as the ids that a BERT model reads: BERT's basic tokenizer (lower case, without accents) and WordPiece."""
import re
import unicodedata

PAD, UNK, CLS, SEP, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SPECIAL = [PAD, UNK, CLS, SEP, MASK]
LONGEST_WORD = 100
ASCII_WORD = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CHINESE = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
           (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F)]


def words(text):
    """Runs of letters and digits, and single punctuation marks."""
    if text.isascii():
        return ASCII_WORD.findall(CONTROL.sub("", text).lower())
    clean = "".join(_spaced(c) for c in text if not _hidden(c))
    # Each character by itself: in a whole text Greek's final sigma would depend on its place.
    lower = "".join(c.lower() for c in unicodedata.normalize("NFD", clean) if unicodedata.category(c) != "Mn")
    return [w for run in lower.split() for w in _apart(run)]


def _hidden(c):
    return c in "\0\ufffd" or (c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf", "Co"))


def _spaced(c):
    if any(low <= ord(c) <= high for low, high in CHINESE):
        return f" {c} "
    return " " if c.isspace() else c


def _apart(run):
    """A run without blanks, cut at punctuation."""
    start = 0
    for at, c in enumerate(run):
        if _punctuation(c):
            if at > start:
                yield run[start:at]
            yield c
            start = at + 1
    if start < len(run):
        yield run[start:]


def _punctuation(c):
    return (" " < c < "\x7f" and not c.isalnum()) if c.isascii() else unicodedata.category(c).startswith("P")


class WordPiece:
    """The longest pieces of the vocabulary, from the left; a word that cannot be cut whole is unknown."""

    def __init__(self, file):
        self.pieces = [line.rstrip("\n") for line in open(file, encoding="utf-8")]
        self.ids = {piece: i for i, piece in enumerate(self.pieces)}
        self.pad, self.unk, self.cls, self.sep = (self.ids[s] for s in (PAD, UNK, CLS, SEP))
        self.known = {}

    def encode(self, text, most):
        """The ids with the marks for beginning and end, at most so many."""
        ids = [self.cls]
        for word in words(text):
            ids += self.word(word)
            if len(ids) >= most:
                break
        return ids[:most - 1] + [self.sep]

    def word(self, word):
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._cut(word)
        return found

    def _cut(self, word):
        if len(word) > LONGEST_WORD:
            return [self.unk]
        ids, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and (("##" if start else "") + word[start:end]) not in self.ids:
                end -= 1
            if end == start:
                return [self.unk]
            ids.append(self.ids[("##" if start else "") + word[start:end]])
            start = end
        return ids
