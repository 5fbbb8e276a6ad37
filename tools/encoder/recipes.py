"""The sizes and times of a training run."""
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Plan:
    """One phase of training."""
    steps: int
    batch: int                # pairs
    most: int                 # pieces of a text
    words_rate: float         # learning rate of the word vectors
    rate: float = 0.0         # of everything else
    warm: int = 50            # steps until the rate is reached
    drop: float = 0.1         # part of the pieces left out
    dropout: float = 0.0
    scored: int = 0           # scored pairs
    keep: float = 0.0         # weight of contrast beside them


@dataclass(frozen=True)
class Recipe:
    pieces: int = 30_000      # of the vocabulary
    hidden: int = 256
    layers: int = 4
    heads: int = 4
    inner: int = 1024
    window: int = 5           # of the word vectors
    words: Plan = Plan(steps=3500, batch=512, most=64, words_rate=0.02)
    contrast: Plan = Plan(steps=1500, batch=128, most=32, words_rate=0.004, rate=1e-3)
    scored: Plan = Plan(steps=900, batch=512, most=40, words_rate=0.03, scored=64, keep=0.3)
    deep_scored: Plan = Plan(steps=300, batch=64, most=32, words_rate=0.01, rate=4e-4, dropout=0.1, scored=64, keep=0.3)

    def without_layers(self):
        return replace(self, layers=0)


CPU = Recipe()

# Never run: for a graphics processor, with the same data. Its file would have about 13 MB.
GPU = replace(
    CPU,
    layers=6,
    words=replace(CPU.words, steps=8000, batch=1024),
    contrast=replace(CPU.contrast, steps=30_000, batch=512, most=64, warm=500),
    deep_scored=replace(CPU.deep_scored, steps=1500, batch=256, most=64),
)

ALL = {"cpu": CPU, "gpu": GPU}
