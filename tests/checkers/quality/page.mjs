// docs/mail-quality.md from the measured mails, and what they miss of the project's own goals.

const PEERS = ['React Email', 'MJML'];
const GOALS = { accessibility: 100, worst: 82, characters: 6000 };

/** A line for each goal that a mail of Signet's misses; `everywhere` are its mails in all languages. */
export function shortcomings(rows, everywhere) {
  const fewestPairs = Math.min(...rows.filter((row) => !isOurs(row)).map(({ pairs }) => pairs));
  const missed = [];
  for (const row of [...rows.filter(isOurs), ...everywhere]) {
    const miss = (text) => missed.push(`${row.locale ?? 'en'}, ${row.look}, ${row.message}: ${text}`);
    if (row.accessibility < GOALS.accessibility) miss(`emailens accessibility ${row.accessibility} of ${GOALS.accessibility}`);
    if (row.worst < GOALS.worst) miss(`emailens worst client ${row.worst} of ${GOALS.worst}`);
    if (row.errors > 0) miss(`emailens finds ${row.errors} errors`);
    if (row.characters > GOALS.characters) miss(`${row.characters} characters of ${GOALS.characters}`);
    if (row.pairs >= fewestPairs) miss(`${row.pairs} features that a client lacks, a peer has ${fewestPairs}`);
    if (row.validate > 0) miss(`html-validate finds ${row.validate}`);
    if (row.light || row.dark) miss(`axe finds ${row.light} in light and ${row.dark} in dark`);
    if (row.markup?.length > 0) miss(`points of the Email Markup Consortium: ${row.markup.join(', ')}`);
  }
  return missed;
}

/** For each look, the worst of a measure in any message and language. */
function worst(everywhere) {
  const extremes = [
    ['most characters', 'characters', Math.max],
    ['lowest accessibility', 'accessibility', Math.min],
    ['lowest score of a client', 'worst', Math.min],
    ['most features that a client lacks', 'pairs', Math.max],
    ['most findings of html-validate', 'validate', Math.max],
  ];
  const of = (look, key, pick) => pick(...everywhere.filter((row) => row.look === look).map((row) => row[key]));
  return extremes.map(([label, key, pick]) => [label, of('card', key, pick), of('plain', key, pick)]);
}

function isOurs({ look }) {
  return !PEERS.includes(look);
}

export function page(rows, everywhere, versions) {
  const signUp = rows.filter(({ message }) => message === 'sign-up');
  return `# How good the mails are, by other people's measures

\`make mail-quality\` writes this page. Every mail has a logo, a button and a footer, in English; the notices are those of custom-email-sender.
The sign-up mail is also made with two other tools, with the same words and their own defaults, and measured in the same run:
React Email ${versions['react-email']} in the arrangement of its verification template, and MJML ${versions.mjml}.

## The sign-up mail beside its peers

${table(['', ...signUp.map(({ look }) => name(look))], MEASURES.map(([label, value]) => [label, ...signUp.map(value)]))}

## Every message

${table(['look', 'message', ...MEASURES.map(([, , short]) => short)], rows.filter(isOurs).map((row) => [row.look, row.message, ...MEASURES.map(([, value]) => value(row))]))}

## All languages

The worst of ${everywhere.length} mails: every message in ${new Set(everywhere.map(({ locale }) => locale)).size} languages.

${table(['', 'Signet, card', 'Signet, plain'], worst(everywhere))}

## What is measured

- **Characters** of the HTML. Cognito takes 20,000, and Gmail clips at 102 KB.
- **emailens** ${versions['@emailens/engine']}: its accessibility score, and the lowest score of its 15 clients, both of 100.
- **Features that a client lacks**: pairs of a feature that the mail uses and a client of Gmail, Outlook, Apple or Yahoo that does not
  support it, by the data of caniemail ${versions.caniemail}. Fewer is better. \`make mail-quality\` fails where a mail in any language has as
  many as a peer. What Signet's mails use nevertheless, and why, is in \`tests/checkers/accepted.json\`.
- **html-validate** ${versions['html-validate']}: findings under \`tests/checkers/html-validate.json\`, which names each rule that does
  not fit mail, with its reason.
- **axe-core** ${versions['axe-core']}: serious and critical findings of WCAG 2.1 A and AA, in light and in dark mode, in Chromium.
- **SpamAssassin**: points of its local rules, without network tests. Mail is spam from 5 points on. Cognito sends HTML alone, which
  costs 0.1 (\`MIME_HTML_ONLY\`).
- **Email Markup Consortium**: points of its accessibility report that are open: language and direction around all content, roles of
  layout tables, alternative text, names of links, headings, no link in VML, a title, zooming.

## What was chosen among features

Where two features say the same, the mails use the feature that more clients keep:

| instead of | the mails have | clients of 15 that lack it |
| --- | --- | --- |
| \`<bdi>\` | \`<span dir="auto">\`, which isolates as well: a name in an Arabic sentence keeps its order in Gmail and Outlook, too | 12 → 0 |
| \`overflow-wrap:anywhere\` | \`word-break:break-word\`, which CSS defines as the same; Japanese and Korean keep the former, since their \`word-break\` keeps phrases and words whole | 11 → 4 |
| \`<meta name="color-scheme">\` | the property \`color-scheme\` in the style sheet, where the dark colours are: a client that drops the one drops both | 14 → 12 |

What is left is mostly for dark mode (\`color-scheme\`, \`@media\`), for screen readers (\`aria-label\`, \`role\`) and for round corners.

## What is not measured here

A real client. These are data and rules about clients, not the clients. Look at a mail in the clients of your readers before you
ship a theme: \`signet preview\` shows it in light, dark and inverted colours and without images.
`;
}

/** Label, value of a mail, short label. */
const MEASURES = [
  ['characters', ({ characters }) => characters.toLocaleString('en'), 'characters'],
  ['emailens: accessibility', ({ accessibility }) => accessibility, 'accessibility'],
  ['emailens: worst client', ({ worst }) => worst, 'worst client'],
  ['emailens: errors', ({ errors }) => errors, 'errors'],
  ['features that a client lacks', ({ pairs }) => pairs, 'lacks'],
  ['html-validate', ({ validate }) => validate, 'html-validate'],
  ['axe, light / dark', ({ light, dark }) => `${light} / ${dark}`, 'axe'],
  ['SpamAssassin', ({ spam }) => spam ?? '–', 'spam'],
  ['Email Markup Consortium: open', ({ markup }) => (markup.length === 0 ? 0 : `${markup.length}: ${markup.join('; ')}`), 'markup'],
];

const name = (look) => (PEERS.includes(look) ? look : `Signet, ${look}`);

function table(head, lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
