// Decides which of a user's values may be shown. Anyone can sign up, and mail clients turn host names and telephone
// numbers into links without asking the HTML: a value has the form of what it should be, or it is not shown.

// Letters with their marks; apostrophes and hyphens anywhere; middle dots between letters.
const PLAIN_WORD = "(?:\\p{L}\\p{M}{0,8}|['‘’׳‐‑־-]|(?<=[\\p{L}\\p{M}])[·・་](?=\\p{L}))+";
// J.R.R., J.-P.
const INITIALS = "\\p{L}\\p{M}*(?:\\.-?\\p{L}\\p{M}*)+";
// Letters that nobody sees, which fill a place in Hangul and Khmer.
const FILLERS = "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0";
const WORD = `(?:${PLAIN_WORD}|${INITIALS})\\.?`;
const NAME = new RegExp(`^(?=.*\\p{L})(?!.*[${FILLERS}])${WORD}(?:[ \\u3000]+${WORD}){0,5}$`, "u");
// Most names, without a look at Unicode's tables.
const USUAL_NAME = /^[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*(?: [A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*){0,5}$/;

const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const ADDRESS = new RegExp(`^[A-Za-z0-9.+_-]{1,64}@(?:${LABEL}\\.)+${LABEL}$`);

// Looks at a name after NFKC, too: clients normalise before they look for links.
export function name(value) {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text.length > 60) return undefined;
  return USUAL_NAME.test(text) || (NAME.test(text) && NAME.test(text.normalize("NFKC"))) ? text : undefined;
}

// An ordinary mail address.
export function address(value) {
  const isShown = typeof value === "string" && value.length <= 100 && ADDRESS.test(value) && /[A-Za-z]$/.test(value);
  return isShown ? value : undefined;
}
