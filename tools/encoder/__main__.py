"""Makes the sentence encoder. See README.md."""
import argparse
import importlib
import os
import time

import recipes


def main():
    parser = argparse.ArgumentParser(prog="encoder", description=__doc__)
    parser.add_argument("step", choices=["prepare", "vocabulary", "vectors", "train", "export", "evaluate", "pack", "unpack"])
    parser.add_argument("--data", default="data", help="the folder with corpus/, sts/ and asag/")
    parser.add_argument("--work", default=".encoder", help="where everything made on the way lies")
    parser.add_argument("--recipe", default="cpu", choices=sorted(recipes.ALL))
    parser.add_argument("--kind", default="transformer", choices=["transformer", "words"])
    parser.add_argument("--target", help="the folder that the encoder is written to")
    parser.add_argument("--name", default="prep-encoder")
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--models", nargs="*", default=[], help="folders of encoders to measure")
    parser.add_argument("--without", type=int, choices=range(3), help="hold back the graded answers of a third of the questions")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--pieces", default=".encoder-pieces", help="the folder of pack and unpack")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(options.threads)
    os.makedirs(options.work, exist_ok=True)
    recipe = recipes.ALL[options.recipe]
    arguments = {
        "prepare": (options.data, options.work),
        "vocabulary": (options.work, recipe.pieces),
        "vectors": (options.work, recipe),
        "train": (options.work, recipe, options.kind, options.threads, options.without),
        "export": (options.work, recipe, options.kind, options.target, options.name, options.version, options.without),
        "evaluate": (options.work, options.models),
        "pack": (options.work, options.pieces, options.kind),
        "unpack": (options.work, options.pieces),
    }
    module = importlib.import_module("pack" if options.step == "unpack" else options.step)
    getattr(module, options.step if module.__name__ == "pack" else "run")(*arguments[options.step])
    print(f"{options.step}: {time.process_time():.0f} s of processor time")


main()
