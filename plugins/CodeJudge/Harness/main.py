import importlib.util
import inspect
import operator
import os
import sys

source = sys.stdin.buffer
result = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)


def line():
    return source.readline().decode().rstrip("\n")


def read(kind):
    if kind.endswith("?"):
        return read(kind[:-1]) if line() == "1" else None
    if kind.endswith("[]"):
        return [read(kind[:-2]) for _ in range(int(line()))]
    if kind == "string":
        text = source.read(int(line())).decode()
        line()
        return text
    return {"float": float, "bool": lambda t: t == "1"}.get(kind, int)(line())


def write(value, kind):
    if kind.endswith("?"):
        say(int(value is not None))
        if value is not None:
            write(value, kind[:-1])
    elif kind.endswith("[]"):
        value = list(value)
        say(len(value))
        for item in value:
            write(item, kind[:-2])
    elif kind == "string":
        if not isinstance(value, str):
            raise TypeError
        data = value.encode("utf-8", "replace")
        say(len(data))
        result.write(data + b"\n")
    elif kind == "bool":
        say(1 if value is True else 0 if value is False else int(bool(operator.index(value))))
    elif kind == "float":
        say(repr(float(value)))
    elif isinstance(value, bool):
        raise TypeError
    else:
        say(operator.index(value))


def say(value):
    result.write(f"{value}\n".encode())


arguments = [read(kind) for kind in [PARAMETERS]]
spec = importlib.util.spec_from_file_location("solution", "/box/solution.py")
solution = importlib.util.module_from_spec(spec)
sys.modules["solution"] = solution
spec.loader.exec_module(solution)
function = getattr(solution, "NAME", None)
if function is None and inspect.isclass(getattr(solution, "Solution", None)):
    function = solution.Solution().NAME
if function is None:
    sys.exit("There is no function NAME.")
returned = function(*arguments)
try:
    write(returned, "RETURNS")
except TypeError:
    sys.exit(f"NAME returned {returned!r:.200}, which is not of the type RETURNS.")
result.flush()
