// usage: node build.mjs LOCALES-FOLDER OUTPUT-FOLDER
// Fluent is Signet's choice. A team with a Node or Python function would keep one JSON file of ready strings
// for each language, so the contestants read such files. Plurals are resolved (a code is valid for 24 hours or
// 1), and so are references; `{{brand}}`, `{{name}}`, `{{code}}` and `{{username}}` are filled in later.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

const [, , locales, output] = process.argv;
const HOURS = { "sign-up": 24, "resend-code": 24, "update-user-attribute": 24, "verify-user-attribute": 24, "forgot-password": 1 };
// Digits as in the strings: "24" in Arabic, too.
const hours = (count) => new FluentNumber(count, { numberingSystem: "latn" });

mkdirSync(output, { recursive: true });
for (const file of readdirSync(locales).filter((name) => name.endsWith(".ftl"))) {
  const tag = basename(file, ".ftl");
  const direction = ["ar", "he"].includes(tag) ? "rtl" : "ltr";
  // A right-to-left text isolates every value. Other texts isolate only right-to-left values, which is
  // decided when the value is known.
  const bundle = new FluentBundle(tag, { useIsolating: direction === "rtl" });
  bundle.addResource(new FluentResource("-brand = {\"{{brand}}\"}\n"));
  const source = readFileSync(join(locales, file), "utf8");
  const problems = bundle.addResource(new FluentResource(source));
  const strings = { language: tag, direction };
  for (const id of source.matchAll(/^([a-z][a-z-]*) =/gm)) {
    const values = { name: "{{name}}", code: "{{code}}", username: "{{username}}", hours: hours(HOURS[id[1]] ?? 24) };
    strings[key(id[1])] = Object.fromEntries(
      Object.entries(bundle.getMessage(id[1]).attributes).map(([part, pattern]) => [
        key(part),
        bundle.formatPattern(pattern, values, problems),
      ]),
    );
  }
  if (problems.length > 0) throw new Error(`${file}: ${problems.join("; ")}`);
  writeFileSync(join(output, `${tag}.json`), JSON.stringify(strings));
}

// Names that are valid in every template language.
function key(name) {
  return name.replaceAll("-", "_");
}
