// The language of a message and its strings: one JSON file for each language, read when first needed.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "strings");
const AVAILABLE = new Set(readdirSync(FOLDER).map((file) => file.slice(0, -".json".length)));
const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*$/i;
// Old codes, and languages that are present only in one country's variety.
const SERVED_BY = { iw: "he", in: "id", pt: "pt-BR", zh: "zh-CN" };
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// The first requested language that is present, else English.
export function chosen(wanted) {
  for (const text of wanted) {
    const language = typeof text === "string" ? served(text) : undefined;
    if (language) return language;
  }
  return "en";
}

function served(text) {
  const tag = text.trim().split(/[.@]/, 1)[0].replaceAll("_", "-");
  if (tag.length > 35 || !TAG.test(tag)) return undefined;
  const [language, ...rest] = tag.toLowerCase().split("-");
  if (language === "zh" && !rest.includes("hans") && rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part))) {
    return "zh-TW";
  }
  const name = SERVED_BY[language] ?? language;
  return AVAILABLE.has(name) ? name : undefined;
}

const loaded = new Map();

// The brand's name is the same in every mail, so it is filled in once for each language.
export function strings(language, brand) {
  let ready = loaded.get(language);
  if (!ready) {
    const text = readFileSync(join(FOLDER, `${language}.json`), "utf8");
    const name = JSON.stringify(isolated(brand, text.includes('"direction":"rtl"'))).slice(1, -1);
    ready = JSON.parse(text.replaceAll("{{brand}}", () => name));
    loaded.set(language, ready);
  }
  return ready;
}

export function filled(text, name, value, direction) {
  return text.replace(`{{${name}}}`, () => isolated(value, direction === "rtl"));
}

// Right-to-left strings already isolate every value.
function isolated(value, isRightToLeft) {
  return !isRightToLeft && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}
