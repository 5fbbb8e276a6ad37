"""Carries what training needs, or what it has made, to another machine: one archive in pieces of at most 16 MB."""
import os
import tarfile
import tempfile

PIECE, MOST = 16_000_000, 60_000_000
NEEDED = ["vocab.txt", "vectors.npy", "often.npy", "pairs.json", "scored.json"]


def pack(work, pieces, kind):
    """The trained model of the kind where there is one, or else what it is trained with."""
    made = [f for f in os.listdir(work) if f == f"{kind}-scored.pt"]
    with tempfile.TemporaryFile() as whole:
        with tarfile.open(fileobj=whole, mode="w:xz") as archive:
            for name in made or NEEDED:
                archive.add(os.path.join(work, name), arcname=name)
        if whole.tell() > MOST:
            raise SystemExit(f"{whole.tell()} bytes are more than the {MOST} that may be carried.")
        _cut(whole, pieces)


def _cut(whole, pieces):
    os.makedirs(pieces, exist_ok=True)
    whole.seek(0)
    for number, part in enumerate(iter(lambda: whole.read(PIECE), b"")):
        with open(os.path.join(pieces, f"encoder.{number:02}"), "wb") as file:
            file.write(part)
        print(file.name, len(part))


def unpack(work, pieces):
    with tempfile.TemporaryFile() as whole:
        for name in sorted(os.listdir(pieces)):
            with open(os.path.join(pieces, name), "rb") as file:
                whole.write(file.read())
        whole.seek(0)
        with tarfile.open(fileobj=whole, mode="r:xz") as archive:
            archive.extractall(work)
