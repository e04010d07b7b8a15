// Measures that read the HTML of a mail: emailens, caniemail.com's data, html-validate, SpamAssassin.

import { execFileSync } from 'node:child_process';
import { auditEmail } from '@emailens/engine';
import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate';

/** emailens: accessibility of 100, the lowest score of its 15 clients, and errors in any. */
export function emailens(body) {
  const { accessibility, compatibility } = auditEmail(body);
  const scores = Object.values(compatibility.scores);
  return {
    accessibility: accessibility.score,
    worst: Math.min(...scores.map(({ score }) => score)),
    errors: scores.reduce((sum, { errors }) => sum + errors, 0),
  };
}

const CLIENTS = ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'];

/** Pairs of a feature and a client that lacks it. */
export function unsupportedPairs(body) {
  const { issues } = caniemail({ clients: CLIENTS, html: body });
  const titles = ([, found]) => new Set(found.map(({ title }) => title)).size;
  return [...issues.errors].reduce((sum, client) => sum + titles(client), 0);
}

/** Findings of html-validate, under the configuration of every mail's check. */
export function validator(config) {
  const checker = new HtmlValidate(config);
  return (body) => checker.validateStringSync(body).results.reduce((sum, { messages }) => sum + messages.length, 0);
}

/** The points of SpamAssassin's local rules, which call mail spam from 5 points on; nothing where it is not installed. */
export function spamPoints({ subject, body }) {
  try {
    const answer = execFileSync('spamassassin', ['--local', '--test-mode'], {
      encoding: 'utf8',
      input: letter(subject, body),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return /^X-Spam-Status: .*?score=(-?[\d.]+)/m.exec(answer)?.[1] ?? '–';
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** As Cognito sends it: HTML alone. */
function letter(subject, body) {
  return [
    'From: Fernleaf <no-reply@fernleaf.example>',
    'To: ana@example.com',
    `Subject: ${/^[\x20-\x7e]*$/.test(subject) ? subject : `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`}`,
    'Date: Sun, 01 Nov 2026 10:00:00 +0000',
    'Message-ID: <1@fernleaf.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=UTF-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64').replaceAll(/.{76}/g, '$&\n'),
    '',
  ].join('\n');
}
