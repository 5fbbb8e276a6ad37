"""The encoder: weighted word vectors, and over them a small transformer that starts as nothing and learns to correct them."""
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SIF = 2e-4     # a / (a + p): frequent pieces start with little weight (Arora, Liang and Ma 2017)
APART = 0.8    # a random part keeps pieces with like neighbours (red, blue) apart, as what is the same word counts most


class Layer(nn.Module):
    """Attention and a feed-forward part, each over a normalised copy. How far a piece looks to either side is learnt per head."""

    def __init__(self, recipe):
        super().__init__()
        self.heads = recipe.heads
        self.norm1, self.norm2 = nn.LayerNorm(recipe.hidden), nn.LayerNorm(recipe.hidden)
        self.qkv, self.out = nn.Linear(recipe.hidden, 3 * recipe.hidden), nn.Linear(recipe.hidden, recipe.hidden)
        self.up, self.down = nn.Linear(recipe.hidden, recipe.inner), nn.Linear(recipe.inner, recipe.hidden)
        slopes = torch.tensor([2.0 ** -(1 + 2 * (i // 2)) for i in range(recipe.heads)])
        lean = torch.tensor([1.0 if i % 2 else 0.25 for i in range(recipe.heads)])
        self.before, self.after = nn.Parameter(slopes * lean), nn.Parameter(slopes * (1.25 - lean))
        for linear in (self.qkv, self.up):
            nn.init.normal_(linear.weight, std=recipe.hidden ** -0.5)
            nn.init.zeros_(linear.bias)
        for linear in (self.out, self.down):
            nn.init.zeros_(linear.weight)
            nn.init.zeros_(linear.bias)

    def forward(self, x, mask, before, after, dropout):
        rows, length, hidden = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(rows, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(2, 3)).float() / math.sqrt(hidden // self.heads)
        scores = scores - before * self.before.view(-1, 1, 1) - after * self.after.view(-1, 1, 1) + mask
        mixed = (torch.softmax(scores, -1).to(v.dtype) @ v).transpose(1, 2).reshape(rows, length, hidden)
        x = x + F.dropout(self.out(mixed), dropout, self.training)
        return x + F.dropout(self.down(F.relu(self.up(self.norm2(x)))), dropout, self.training)


class Encoder(nn.Module):
    def __init__(self, recipe, pieces):
        super().__init__()
        self.words = nn.Embedding(pieces, recipe.hidden, sparse=True)
        self.weight = nn.Embedding(pieces, 1, sparse=True)
        self.layers = nn.ModuleList(Layer(recipe) for _ in range(recipe.layers))
        self.norm, self.gate = nn.LayerNorm(recipe.hidden), nn.Linear(recipe.hidden, 1)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.gate.bias)

    @staticmethod
    def start(recipe, vectors, often, special):
        """From word vectors and how often each piece occurs; the marks of BERT mean nothing at first."""
        encoder = Encoder(recipe, len(vectors))
        chance = np.random.default_rng(7).standard_normal(vectors.shape)
        vectors = vectors + APART * chance / np.linalg.norm(chance, axis=1, keepdims=True)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        weight = SIF / (SIF + often / often.sum())
        weight[special] = 0
        with torch.no_grad():
            encoder.words.weight.copy_(torch.from_numpy(vectors * math.sqrt(recipe.hidden)))
            encoder.weight.weight.copy_(torch.from_numpy(weight.astype(np.float32))[:, None])
        return encoder

    def states(self, ids, mask, dropout=0.0):
        x = self.words(ids) * self.weight(ids)
        places = torch.arange(ids.shape[1], device=ids.device)
        apart = (places[:, None] - places[None, :]).float()
        hidden = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, hidden, apart.clamp(min=0), (-apart).clamp(min=0), dropout)
        return x * (2 * torch.sigmoid(self.gate(self.norm(x))))

    def forward(self, ids, mask, dropout=0.0):
        """One vector of length 1 for each row."""
        return F.normalize(self._sum(ids, mask, dropout), dim=1, eps=1e-6)

    def _sum(self, ids, mask, dropout):
        if self.layers:
            return (self.states(ids, mask, dropout).float() * mask[:, :, None]).sum(1)
        weight = self.weight(ids)[:, :, 0] * mask
        return F.embedding_bag(ids, self.words.weight, per_sample_weights=weight, mode="sum", sparse=True)
