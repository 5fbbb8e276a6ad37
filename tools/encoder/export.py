"""Writes the trained encoder as ONNX with weights of eight bits, and the files beside it that the product reads."""
import hashlib
import json
import math
import os
import shutil

import numpy as np
import torch

from model import Encoder
from onnx_file import FLOAT, INT64, INT8, Graph
from train import scored_name

INPUTS = ["input_ids", "attention_mask"]
OUTPUT = "token_states"
MOST = 256


def run(work, recipe, kind, target, name, version, without=None):
    kept = torch.load(os.path.join(work, f"{scored_name(kind, without)}.pt"))["model"]
    recipe = recipe if kind == "transformer" else recipe.without_layers()
    encoder = Encoder(recipe, len(kept["words.weight"]))
    encoder.load_state_dict(kept)
    os.makedirs(target, exist_ok=True)
    with open(os.path.join(target, "model.onnx"), "wb") as file:
        file.write(Export(encoder, recipe).write())
    shutil.copyfile(os.path.join(work, "vocab.txt"), os.path.join(target, "vocab.txt"))
    files = {f: _entry(os.path.join(target, f)) for f in ("model.onnx", "vocab.txt")}
    description = {
        "kind": "encoder", "name": name, "version": version, "model": "model.onnx", "vocabulary": "vocab.txt", "lowerCase": True, "pooling": "mean",
        "maxTokens": MOST, "dimensions": recipe.hidden, "output": OUTPUT, "normalise": True, "prefix": "", "files": files,
    }
    with open(os.path.join(target, "model.json"), "w", encoding="utf-8") as file:
        json.dump(description, file, indent=2)
        file.write("\n")
    print(target, files)


def _entry(file):
    content = open(file, "rb").read()
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


class Export:
    """
    Weights are whole numbers of eight bits with one factor a row. The runtime turns those of the layers back when it loads the model; those of the
    words are turned back as they are looked up. Sums are not rounded: a text's vector does not depend on what is computed beside it.
    """

    def __init__(self, encoder, recipe):
        self.encoder, self.recipe, self.graph = encoder, recipe, Graph("sentence-encoder")

    def write(self):
        with torch.no_grad():
            x = self._words()
            if self.recipe.layers:
                mask, before, after = self._places()
                for layer in self.encoder.layers:
                    x = self._layer(layer, x, mask, before, after)
                open_part = self._add("Sigmoid", self._linear(self.encoder.gate, self._norm(self.encoder.norm, x)))
                x = self._add("Mul", x, self._add("Mul", open_part, self._scalar(2)))
        self.graph.add("Identity", [x], OUTPUT)
        return self.graph.write(INPUTS, OUTPUT, ["batch", "sequence", self.recipe.hidden])

    def _add(self, operator, *inputs, **attributes):
        return self.graph.add(operator, list(inputs), **attributes)

    def _scalar(self, value):
        return self.graph.tensor(np.array(value, dtype=np.float32))

    def _integers(self, *values):
        return self.graph.tensor(np.array(values, dtype=np.int64), INT64)

    def _words(self):
        whole, factor = _eight_bits((self.encoder.words.weight * self.encoder.weight.weight).numpy())
        ids = "input_ids"
        rows = self._add("Cast", self._add("Gather", self.graph.tensor(whole, INT8), ids, axis=0), to=FLOAT)
        return self._add("Mul", rows, self._add("Gather", self.graph.tensor(factor), ids, axis=0))

    def _places(self):
        """What keeps padding out of the sums, and how far each piece lies before and after each other one."""
        mask = self._add("Cast", self._add("Unsqueeze", "attention_mask", self._integers(1, 2)), to=FLOAT)
        mask = self._add("Mul", self._add("Sub", self._scalar(1), mask), self._scalar(-1e4))
        length = self._add("Squeeze", self._add("Slice", self._add("Shape", "input_ids"), self._integers(1), self._integers(2)), self._integers(0))
        zero, one = (self.graph.tensor(np.array(v), INT64) for v in (0, 1))
        places = self._add("Cast", self._add("Range", zero, length, one), to=FLOAT)
        apart = self._add("Sub", self._add("Unsqueeze", places, self._integers(1)), self._add("Unsqueeze", places, self._integers(0)))
        return mask, self._add("Relu", apart), self._add("Relu", self._add("Neg", apart))

    def _layer(self, layer, x, mask, before, after):
        width = self.recipe.hidden // self.recipe.heads
        split = self._integers(0, 0, self.recipe.heads, width)
        weight, bias = layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3)
        given = self._norm(layer.norm1, x)
        q, k, v = (self._add("Transpose", self._add("Reshape", self._times(w * f, b * f, given), split), perm=p)
                   for w, b, f, p in zip(weight, bias, (1 / math.sqrt(width), 1, 1), ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])))
        slopes = [self.graph.tensor(-s.numpy().reshape(1, -1, 1, 1)) for s in (layer.before, layer.after)]
        bias = self._add("Add", self._add("Mul", before, slopes[0]), self._add("Mul", after, slopes[1]))
        scores = self._add("Add", self._add("MatMul", q, k), self._add("Add", bias, mask))
        mixed = self._add("Transpose", self._add("MatMul", self._add("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        x = self._add("Add", x, self._linear(layer.out, self._add("Reshape", mixed, self._integers(0, 0, self.recipe.hidden))))
        return self._add("Add", x, self._linear(layer.down, self._add("Relu", self._linear(layer.up, self._norm(layer.norm2, x)))))

    def _linear(self, linear, x):
        return self._times(linear.weight, linear.bias, x)

    def _times(self, weight, bias, x):
        whole, factor = _eight_bits(weight.numpy())
        weight = self._add("Mul", self._add("Cast", self.graph.tensor(whole.T.copy(), INT8), to=FLOAT), self.graph.tensor(factor.T.copy()))
        return self._add("Add", self._add("MatMul", x, weight), self.graph.tensor(bias.numpy()))

    def _norm(self, norm, x):
        apart = self._add("Sub", x, self._add("ReduceMean", x, axes=[-1]))
        spread = self._add("ReduceMean", self._add("Mul", apart, apart), axes=[-1])
        scaled = self._add("Div", apart, self._add("Sqrt", self._add("Add", spread, self._scalar(norm.eps))))
        return self._add("Add", self._add("Mul", scaled, self.graph.tensor(norm.weight.numpy())), self.graph.tensor(norm.bias.numpy()))


def _eight_bits(weight):
    """Whole numbers from -127 to 127, and a factor for each row."""
    factor = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / 127
    return np.rint(weight / factor), factor.astype(np.float32)
