// Decides if a user's name may be shown. Anyone can sign up, and mail clients turn host names and telephone
// numbers into links without asking the HTML: a name is shown unchanged or not at all.
import { REFUSED } from "./limits.mjs";

const DOT = "[.\\u3002\\uff0e\\uff61\\u2024\\ufe52\\ufe12]";
const NO_DOT = "[^ .\\u3002\\uff0e\\uff61\\u2024\\ufe52\\ufe12]";
const COLON = ":\\uff1a\\ufe55\\ufe13\\u2236";
const SLASH = "/\\\\\\uff0f\\uff3c\\u2044\\u2215\\u29f8\\ufe68";
const LETTER = "[\\p{Alphabetic}\\p{N}]";
const PATTERNS = [
  // markup, placeholders, addresses, and single characters that normalise to text with a dot or a slash
  "[{}#<>@\\uff20\\ufe6b\\uff03\\ufe5f\\uff1c\\uff1e\\uff5b\\uff5d\\ufe64\\ufe65\\u2488-\\u249b\\u{1f100}\\u2025\\u2026\\u2100\\u2101\\u2105\\u2106\\t-\\r]",
  // www. and host names: a digit or two letters behind a dot, or one and then a path, port or query
  `[wW\\uff57\\uff37]{3}${DOT}`,
  `(?<!${DOT})${DOT}(?:${NO_DOT}*\\p{N}|${NO_DOT}*${LETTER}${NO_DOT}*${LETTER}|${LETTER}${NO_DOT}*[${SLASH}${COLON}?])`,
  // schemes and network paths
  `[^ ]{2}[${COLON}][^ ]`,
  `[${SLASH}]{2}`,
  // seven digits that a phone would link
  "(?<!(?!\\p{N})\\p{Alphabetic}\\p{N}*)\\p{N}(?:[ \\-.()+/\\u2010-\\u2015]*\\p{N}){6}",
];
const MISLEADING = new RegExp(PATTERNS.join("|"), "u");
// The characters of most names; the long pattern is for the others.
const PLAIN = /^[A-Za-zÀ-ÖØ-öø-ÿ' -]+$/;

export function shown(value) {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text === "" || text.length > 64) return undefined;
  if (PLAIN.test(text)) return text;
  return text.search(REFUSED) >= 0 || MISLEADING.test(text) ? undefined : text;
}
