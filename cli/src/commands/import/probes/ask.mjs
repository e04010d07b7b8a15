// Asks a CustomMessage handler in Node all questions of this folder: node ask.mjs path/to/handler.js [export]
// The answers go to answers/. The handler gets what Cognito would send, and its own environment.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [file, name] = process.argv.slice(2);
if (!file) {
  console.error("usage: node ask.mjs path/to/handler.js [export]");
  process.exit(2);
}
const folder = dirname(fileURLToPath(import.meta.url));
const exported = await import(pathToFileURL(resolve(file)).href);
const places = [exported, exported.default ?? {}];
const names = name ? [name] : ["handler", "lambdaHandler", "main"];
const handler = names.flatMap((name) => places.map((place) => place[name])).concat(exported.default)
  .find((found) => typeof found === "function");
if (!handler) {
  console.error(`${file}: exports no function ${names.join(", ")}; name it behind the file`);
  process.exit(2);
}

// Handlers answer by a promise, by a callback, or by the methods of an old context.
const ask = (event) => new Promise((answer, fail) => {
  const done = (error, result) => (error ? fail(error) : answer(result));
  const context = { done, succeed: answer, fail, functionName: "ask", awsRequestId: "ask" };
  const returned = handler(event, context, done);
  if (returned !== undefined && (handler.length < 3 || typeof returned?.then === "function")) answer(returned);
  else if (handler.length < 2) answer(returned);
});

// What the handler reads of a user, so that nothing it knows stays unasked.
const read = new Set();
const watched = (object, prefix) => object && new Proxy(object, {
  get(target, key) {
    if (typeof key === "string" && !(key in target) && !(key in Object.prototype) && key !== "toJSON") read.add(prefix + key);
    return target[key];
  },
});

mkdirSync(join(folder, "answers"), { recursive: true });
let answered = 0;
const failures = new Map();
const asked = new Set();
for (const question of readdirSync(folder).filter((entry) => entry.endsWith(".json")).sort()) {
  const event = JSON.parse(readFileSync(join(folder, question), "utf8"));
  for (const key of Object.keys(event.request.userAttributes)) asked.add(key);
  for (const key of Object.keys(event.request.clientMetadata)) asked.add(`clientMetadata.${key}`);
  event.request.userAttributes = watched(event.request.userAttributes, "");
  event.request.clientMetadata = watched(event.request.clientMetadata, "clientMetadata.");
  try {
    const answer = await ask(event);
    writeFileSync(join(folder, "answers", question), JSON.stringify(answer ?? event));
    answered += 1;
  } catch (error) {
    failures.set(error?.name ?? "Error", [...(failures.get(error?.name ?? "Error") ?? []), question]);
  }
}
console.log(`${answered} answers in ${join(folder, "answers")}`);
for (const [error, questions] of failures) console.log(`${error}: the handler failed on ${questions.length}, first on ${questions[0]}`);
const unasked = [...read].filter((key) => !asked.has(key) && !/lang|locale/i.test(key));
if (unasked.length) console.log(`It also reads ${unasked.join(", ")}: ask with --attributes ${unasked.join(",")}, or with --with NAME=VALUE where the value chooses words.`);
process.exit(answered ? 0 : 1);
