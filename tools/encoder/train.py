"""Trains: word vectors by contrast, then with the transformer over them, then on scored pairs. Goes on where it was broken off."""
import math
import os
import time

import numpy as np
import torch
from torch.nn import functional as F

from batches import SEED, load
from evaluate import spearman
from model import Encoder

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
SCALE = 20.0
EVERY = 90  # seconds between checkpoints
WATCHED = 500


def run(work, recipe, kind, threads, without=None):
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    pairs = load(work)
    pairs.watched, pairs.sts = pairs.sts[::11][:WATCHED], [r for i, r in enumerate(pairs.sts) if i % 11 or i >= 11 * WATCHED]
    print(len(pairs.texts.ids), "texts", flush=True)
    first = _start(work, recipe, pairs)
    words = Phase(work, "words", pairs, first, recipe.words, _contrast).run()
    if kind == "transformer":
        deep = Encoder(recipe, len(pairs.texts.tokenizer.pieces))
        deep.load_state_dict(words.state_dict(), strict=False)
        words = Phase(work, "contrast", pairs, deep, recipe.contrast, _contrast).run()
    if without is not None:
        pairs.hold_back(without)
    Phase(work, scored_name(kind, without), pairs, words, recipe.scored if kind == "words" else recipe.deep_scored, _score).run()


def scored_name(kind, without):
    return f"{kind}-scored" if without is None else f"{kind}-scored-without-{without}"


def _start(work, recipe, pairs):
    tokenizer = pairs.texts.tokenizer
    flat = recipe.without_layers()
    return Encoder.start(flat, np.load(os.path.join(work, "vectors.npy")).astype(np.float32), np.load(os.path.join(work, "often.npy")), [tokenizer.pad, tokenizer.cls, tokenizer.sep])


class Phase:
    """A number of steps with one learning rate curve, kept in NAME.pt."""

    def __init__(self, work, name, pairs, model, plan, loss):
        self.file, self.name, self.pairs, self.model, self.plan, self.loss = os.path.join(work, f"{name}.pt"), name, pairs, model.to(DEVICE), plan, loss
        sparse = [model.words.weight, model.weight.weight]
        dense = [p for p in model.parameters() if all(p is not s for s in sparse)]
        self.optimizers = [torch.optim.SparseAdam([{"params": sparse[:1], "lr": plan.words_rate}, {"params": sparse[1:], "lr": plan.words_rate / 4}], betas=(0.9, 0.98))]
        if any(p.numel() for p in model.layers.parameters()):
            self.optimizers.append(torch.optim.AdamW(dense, lr=plan.rate, weight_decay=0.01, betas=(0.9, 0.98)))
        self.rates = [[g["lr"] for g in o.param_groups] for o in self.optimizers]

    def run(self):
        step, spent = self._resume()
        clock, saved, losses = time.process_time() - spent, time.time(), []
        self.model.train()
        while step < self.plan.steps:
            self._rate(step)
            loss = self.loss(self.model, self.pairs, step, self.plan)
            for optimizer in self.optimizers:
                optimizer.zero_grad(set_to_none=True)
            loss.backward()
            for optimizer in self.optimizers:
                optimizer.step()
            losses.append(loss.item())
            step += 1
            if time.time() - saved > EVERY or step == self.plan.steps:
                saved = time.time()
                self._save(step, time.process_time() - clock)
                print(f"{time.strftime('%H:%M:%S')} {self.name} {step}/{self.plan.steps} loss {np.mean(losses):.3f} watched {self._watch():.4f} cpu {time.process_time() - clock:.0f} s", flush=True)
                losses = []
        return self.model

    def _rate(self, step):
        warm = min(1, (step + 1) / max(1, self.plan.warm))
        factor = warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / self.plan.steps)))
        for optimizer, rates in zip(self.optimizers, self.rates):
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * factor

    def _resume(self):
        if not os.path.exists(self.file):
            return 0, 0.0
        kept = torch.load(self.file, map_location=DEVICE)
        self.model.load_state_dict(kept["model"])
        if kept["step"] < self.plan.steps:
            for optimizer, state in zip(self.optimizers, kept["optimizers"]):
                optimizer.load_state_dict(state)
        return kept["step"], kept["spent"]

    def _save(self, step, spent):
        done = step == self.plan.steps
        kept = {"model": self.model.state_dict(), "step": step, "spent": spent, "optimizers": [] if done else [o.state_dict() for o in self.optimizers]}
        torch.save(kept, self.file + ".new")
        os.replace(self.file + ".new", self.file)

    def _watch(self):
        """Spearman on scored pairs of the training split that are never trained on."""
        self.model.eval()
        with torch.no_grad(), _half():
            a, b = (self.model(*_there(self.pairs.pad([r[i] for r in self.pairs.watched], 64))).float().cpu() for i in (0, 1))
        self.model.train()
        return spearman((a * b).sum(1).numpy(), np.array([r[2] for r in self.pairs.watched]))


def _there(tensors):
    return [t.to(DEVICE) for t in tensors]


def _half():
    """Half precision where the processor multiplies it."""
    if DEVICE.type == "cuda":
        return torch.autocast("cuda", dtype=torch.bfloat16)
    flags = open("/proc/cpuinfo", encoding="utf-8").read() if os.path.exists("/proc/cpuinfo") else ""
    return torch.cpu.amp.autocast(enabled="avx512_bf16" in flags or "amx_bf16" in flags)


def _contrast(model, pairs, step, plan):
    """Each text's partner against all others of the batch (van den Oord and others 2018), both ways."""
    a, b, same = pairs.contrast(step, plan.batch, plan.most, plan.drop)
    with _half():
        a, b, same = model(*_there(a)), model(*_there(b)), same.to(DEVICE)
    scores = (SCALE * a @ b.t()).masked_fill(same, -1e4)
    right = torch.arange(len(a), device=DEVICE)
    return (F.cross_entropy(scores, right) + F.cross_entropy(scores[:, :len(a)].t(), right)) / 2


def _score(model, pairs, step, plan):
    """Cosines that go with the scores, and contrast so that what was learnt stays."""
    a, b, sets = pairs.score(step, plan.scored, plan.most, plan.drop)
    with _half():
        cosines = (model(*_there(a), plan.dropout) * model(*_there(b), plan.dropout)).sum(1).float()
    parts = [_apart(c, s) for c, s in zip(cosines.split([len(s) for s in sets]), _there(sets))]
    return sum(w * p for w, p in zip((1.0, 0.2, 0.2), parts)) + plan.keep * _contrast(model, pairs, 1_000_000 + step, plan)


def _apart(cosines, scores):
    """1 less the correlation; nothing where all scores are the same."""
    if len(scores) < 3 or scores.std() < 1e-6:
        return torch.zeros((), device=DEVICE)
    cosines, scores = cosines - cosines.mean(), scores - scores.mean()
    return 1 - (cosines * scores).sum() / (cosines.norm() * scores.norm() + 1e-6)
