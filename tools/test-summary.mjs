// Reads what the suites of one run left in a folder (suites.tsv, *.trx), prints what failed and what was skipped and why, and
// last of all the counts. Fails when a test failed, a suite broke off, or nothing ran.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#xD;": "", "&#xA;": "\n", "&amp;": "&" };

const unescape = (text) => text.replace(/&(?:lt|gt|quot|apos|amp|#xD|#xA);/g, (entity) => entities[entity]);
const attribute = (tag, name) => unescape(tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "");
const element = (xml, name) => unescape(xml.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`))?.[1] ?? "").trim();

function tests(trx) {
  if (!existsSync(trx)) return [];
  const results = readFileSync(trx, "utf8").matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g);
  return [...results].map(([, tag, body = ""]) => ({
    name: attribute(tag, "testName"),
    outcome: { Passed: "passed", NotExecuted: "skipped" }[attribute(tag, "outcome")] ?? "failed",
    message: element(body, "Message") || element(body, "StdOut"),
    trace: element(body, "StackTrace"),
  }));
}

function suite(line) {
  const [name, status, log] = line.split("\t");
  const found = tests(join(folder, `${name}.trx`));
  // A suite that ends badly without a failed test was killed or crashed: that must not look like success.
  if (status !== "0" && !found.some((test) => test.outcome === "failed"))
    found.push({ name: `${name} (the whole suite)`, outcome: "failed", message: `It broke off; all it said is in ${log}.`, trace: "" });
  return found.map((test) => ({ ...test, suite: name }));
}

const list = join(folder, "suites.tsv");
const all = existsSync(list) ? readFileSync(list, "utf8").trim().split("\n").flatMap(suite) : [];
const those = (outcome) => all.filter((test) => test.outcome === outcome);

for (const test of those("failed")) console.log(`\nFAILED ${test.suite}: ${test.name}\n${test.message}\n${test.trace}`);
if (those("skipped").length) console.log("");
for (const test of those("skipped")) console.log(`skipped ${test.suite}: ${test.name}: ${test.message || "no reason given"}`);
if (!all.length) console.log("\nNo test ran: no suite has one that the filter lets through.");

console.log(`\n${those("passed").length} passed, ${those("failed").length} failed, ${those("skipped").length} skipped`);
process.exit(those("failed").length || !all.length ? 1 : 0);
