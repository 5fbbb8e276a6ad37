"""ONNX Runtime, called as the product calls it: the library of the npm package by the places of its table of functions (see the plugin's OnnxApi)."""
import ctypes
import os

import numpy as np

LIBRARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1")
VERSION, ERRORS, ALL, INT64, ARENA, DEFAULT = 16, 3, 99, 7, 1, 0
MESSAGE, CREATE_ENVIRONMENT, CREATE_SESSION, RUN, CREATE_OPTIONS, OPTIMIZE, THREADS = 2, 3, 8, 9, 10, 23, 24
CREATE_TENSOR, DATA, MEMORY, RELEASE_VALUE = 49, 51, 69, 96
Pointer, Text, Size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t


class Session:
    """A model that takes two tables of whole numbers and gives states."""

    def __init__(self, file, dimensions, output, threads=1):
        bases = ctypes.CDLL(LIBRARY).OrtGetApiBase
        bases.restype = Pointer
        get = ctypes.CFUNCTYPE(Pointer, ctypes.c_uint32)(ctypes.cast(bases(), ctypes.POINTER(Pointer))[0])
        self.table = ctypes.cast(get(VERSION), ctypes.POINTER(Pointer))
        self.dimensions, self.output = dimensions, output
        environment, options = self._made(CREATE_ENVIRONMENT, (ctypes.c_int, ERRORS), (Text, b"encoder")), self._made(CREATE_OPTIONS)
        self._call(THREADS, (Pointer, options), (ctypes.c_int, threads))
        self._call(OPTIMIZE, (Pointer, options), (ctypes.c_int, ALL))
        model = open(file, "rb").read()
        self.session = self._made(CREATE_SESSION, (Pointer, environment), (Text, model), (Size, len(model)), (Pointer, options))
        self.memory = self._made(MEMORY, (ctypes.c_int, ARENA), (ctypes.c_int, DEFAULT))

    def run(self, ids, mask):
        """The states of each piece: rows, length, dimensions."""
        inputs = [self._tensor(ids), self._tensor(mask)]
        names, values = (Text * 2)(b"input_ids", b"attention_mask"), (Pointer * 2)(*inputs)
        wanted = (Text * 1)(self.output.encode())
        given = Pointer()
        self._call(RUN, (Pointer, self.session), (Pointer, None), (Pointer, ctypes.addressof(names)), (Pointer, ctypes.addressof(values)), (Size, 2),
                   (Pointer, ctypes.addressof(wanted)), (Size, 1), (Pointer, ctypes.addressof(given)))
        data = self._made(DATA, (Pointer, given.value))
        states = np.ctypeslib.as_array(ctypes.cast(data, ctypes.POINTER(ctypes.c_float)), (*ids.shape, self.dimensions)).copy()
        for value in (*inputs, given.value):
            ctypes.CFUNCTYPE(None, Pointer)(self.table[RELEASE_VALUE])(value)
        return states

    def _tensor(self, numbers):
        shape = (ctypes.c_int64 * 2)(*numbers.shape)
        return self._made(CREATE_TENSOR, (Pointer, self.memory), (Pointer, numbers.ctypes.data), (Size, numbers.nbytes),
                          (Pointer, ctypes.addressof(shape)), (Size, 2), (ctypes.c_int, INT64))

    def _made(self, place, *arguments):
        made = Pointer()
        self._call(place, *arguments, (Pointer, ctypes.addressof(made)))
        return made.value

    def _call(self, place, *arguments):
        status = ctypes.CFUNCTYPE(Pointer, *(kind for kind, _ in arguments))(self.table[place])(*(value for _, value in arguments))
        if status:
            raise RuntimeError(ctypes.CFUNCTYPE(Text, Pointer)(self.table[MESSAGE])(status).decode())
