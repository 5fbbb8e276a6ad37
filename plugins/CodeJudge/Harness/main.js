const fs = require('fs');
const vm = require('vm');

const input = fs.readFileSync(0);
const parts = [];
let at = 0;

const line = () => {
  const end = input.indexOf(10, at);
  const text = input.toString('utf8', at, end);
  at = end + 1;
  return text;
};

const read = (kind) => {
  if (kind.endsWith('?')) return line() === '1' ? read(kind.slice(0, -1)) : null;
  if (kind.endsWith('[]')) return Array.from({ length: Number(line()) }, () => read(kind.slice(0, -2)));
  if (kind === 'string') {
    const length = Number(line());
    at += length + 1;
    return input.toString('utf8', at - length - 1, at - 1);
  }
  return kind === 'bool' ? line() === '1' : Number(line());
};

const say = (value) => parts.push(Buffer.from(`${value}\n`));

const write = (value, kind) => {
  if (kind.endsWith('?')) {
    say(value == null ? 0 : 1);
    if (value != null) write(value, kind.slice(0, -1));
  } else if (kind.endsWith('[]')) {
    const items = Array.from(value);
    say(items.length);
    items.forEach((item) => write(item, kind.slice(0, -2)));
  } else if (kind === 'string' && typeof value === 'string') {
    say(Buffer.byteLength(value));
    say(value);
  } else if (kind === 'bool' && typeof value === 'boolean') say(value ? 1 : 0);
  else if (kind === 'float' && typeof value === 'number') say(value);
  else if ((kind === 'int' || kind === 'long') && (typeof value === 'bigint' || Number.isInteger(value))) say(BigInt(value));
  else throw new TypeError();
};

process.stdout.write = process.stderr.write.bind(process.stderr);
globalThis.require = require;
const values = [PARAMETERS].map(read);
const call = vm.runInThisContext(`${fs.readFileSync('/box/solution.js', 'utf8')}\n;typeof NAME === 'function' ? NAME : null`, { filename: 'solution.js' });
if (call === null) {
  console.error('There is no function NAME.');
  process.exit(1);
}

(async () => {
  const returned = await call(...values);
  try {
    write(returned, 'RETURNS');
  } catch (e) {
    console.error('NAME returned', returned, 'which is not of the type RETURNS.');
    process.exit(1);
  }
  const all = Buffer.concat(parts);
  for (let done = 0; done < all.length;) done += fs.writeSync(1, all, done);
})();
