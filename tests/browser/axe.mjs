// axe-core's judgement of a page: what it calls serious or worse.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules for pages with navigation, which a mail is not: a client shows it inside of its own. */
export const MAIL = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };

/** The serious and critical violations, one line each. */
export async function violations(page, rules = {}) {
  await page.evaluate(source);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { rules, resultTypes: ['violations'] }), rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]}`));
}
