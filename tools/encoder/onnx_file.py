"""Writes an ONNX file: the few parts of its protocol buffers that are needed (onnx.proto3, version 7, operators 14)."""
import struct

FLOAT, INT8, INT64 = 1, 3, 7


class Graph:
    def __init__(self, name):
        self.name, self.nodes, self.tensors, self.count = name, [], [], 0

    def add(self, operator, inputs, result=None, **attributes):
        """A step; gives the name of its result."""
        self.count += 1
        result = result or f"v{self.count}"
        parts = [_bytes(1, i) for i in inputs] + [_bytes(2, result), _bytes(3, f"n{self.count}"), _bytes(4, operator)]
        self.nodes.append(b"".join(parts + [_bytes(5, _attribute(n, v)) for n, v in attributes.items()]))
        return result

    def tensor(self, array, kind=FLOAT):
        """Numbers of the file; gives their name."""
        self.count += 1
        name = f"c{self.count}"
        kinds = {FLOAT: "<f4", INT8: "i1", INT64: "<i8"}
        dimensions = b"".join(_number(1, d) for d in array.shape)
        self.tensors.append(dimensions + _number(2, kind) + _bytes(8, name) + _bytes(9, array.astype(kinds[kind]).tobytes()))
        return name

    def write(self, inputs, output, dimensions):
        parts = [_bytes(1, n) for n in self.nodes] + [_bytes(2, self.name)] + [_bytes(5, t) for t in self.tensors]
        parts += [_bytes(11, _value(i, INT64, ["batch", "sequence"])) for i in inputs] + [_bytes(12, _value(output, FLOAT, dimensions))]
        return _number(1, 7) + _bytes(2, self.name) + _bytes(7, b"".join(parts)) + _bytes(8, _bytes(1, "") + _number(2, 14))


def _varint(n):
    n &= (1 << 64) - 1
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def _number(field, n):
    return _varint(field << 3) + _varint(n)


def _bytes(field, value):
    value = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _attribute(name, value):
    if isinstance(value, float):
        return _bytes(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)
    if isinstance(value, int):
        return _bytes(1, name) + _number(3, value) + _number(20, 2)
    return _bytes(1, name) + b"".join(_number(8, v) for v in value) + _number(20, 7)


def _value(name, kind, dimensions):
    shape = b"".join(_bytes(1, _bytes(2, d) if isinstance(d, str) else _number(1, d)) for d in dimensions)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))
