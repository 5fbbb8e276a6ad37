// Runs an encoder as the product does, with ONNX Runtime: lines of ids in, the mean of the states out, brought to length 1, as 32-bit numbers.
// usage: node embed.mjs MODEL.onnx OUTPUT THREADS < ids.jsonl    writes the vectors to standard output
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { InferenceSession, Tensor } = createRequire(import.meta.url)("onnxruntime-node");
const [, , file, output, threads] = process.argv;
const batch = 16;
const session = await InferenceSession.create(file, { intraOpNumThreads: Number(threads), interOpNumThreads: 1 });

const rows = [];
for await (const line of createInterface({ input: process.stdin })) rows.push({ place: rows.length, ids: JSON.parse(line) });
const vectors = new Array(rows.length);
rows.sort((a, b) => b.ids.length - a.ids.length);

const started = performance.now();
for (let i = 0; i < rows.length; i += batch) await run(rows.slice(i, i + batch));
process.stderr.write(`${JSON.stringify({ texts: rows.length, seconds: (performance.now() - started) / 1000 })}\n`);
for (const vector of vectors) process.stdout.write(Buffer.from(vector.buffer));

async function run(some) {
  const length = some[0].ids.length;
  const ids = new BigInt64Array(some.length * length);
  const mask = new BigInt64Array(some.length * length);
  some.forEach((row, r) => row.ids.forEach((id, c) => {
    ids[r * length + c] = BigInt(id);
    mask[r * length + c] = 1n;
  }));
  const shape = [some.length, length];
  const given = await session.run({ input_ids: new Tensor("int64", ids, shape), attention_mask: new Tensor("int64", mask, shape) });
  const { data, dims } = given[output];
  some.forEach((row, r) => (vectors[row.place] = mean(data, r * length * dims[2], row.ids.length, dims[2])));
}

function mean(data, start, count, size) {
  const sum = new Float32Array(size);
  for (let t = 0; t < count; t++) for (let i = 0; i < size; i++) sum[i] += data[start + t * size + i];
  const norm = Math.hypot(...sum) || 1;
  return sum.map((x) => x / norm);
}
