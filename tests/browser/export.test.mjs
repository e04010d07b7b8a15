// `signet preview --export`: the same from files, without a server.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { violations } from './axe.mjs';
import { browser, folder, newTheme, signet } from './signet.mjs';

let chrome, place, out, page;
const troubles = [];

before(async () => {
  chrome = await browser();
  place = folder();
  out = join(place.path, 'review');
  const ended = signet('preview', '--theme', newTheme(join(place.path, 'theme')), '--export', out);
  assert.equal(ended.status, 0, ended.stderr);
  page = await chrome.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => troubles.push(error.message));
});

after(async () => {
  await chrome?.close();
  place?.remove();
});

test('the index holds every message and sifts them', async () => {
  // Hundreds of small frames load only as they come near the window.
  await page.goto(pathToFileURL(join(out, 'index.html')).href, { waitUntil: 'domcontentloaded' });
  const all = await page.locator('.card:visible').count();
  assert.ok(all >= 7 * 3 * 2, `${all} cards`);
  await page.selectOption('[data-filter=locale]', 'de');
  await page.selectOption('[data-filter=client]', 'pro');
  // Seven messages, three occasions that have a sample, and two special names.
  assert.equal(await page.locator('.card:visible').count(), 12);
  assert.deepEqual(await violations(page), []);
});

test('a card leads to its mail, which loads nothing from elsewhere', async () => {
  const link = page.locator('.card[data-sample=forgot-password][data-locale=de][data-client=pro] a');
  assert.equal(await link.getAttribute('href'), 'forgot-password.de.pro.light.html');
  await link.click();
  await page.waitForURL(/forgot-password\.de\.pro\.light\.html/, { waitUntil: 'domcontentloaded' });
  assert.match(await page.content(), /482913/);
  assert.deepEqual(troubles, []);
});

test('every link of every page leads to a file of the export', () => {
  const pages = readdirSync(out).filter((name) => name === 'index.html');
  for (const name of pages) {
    const text = readFileSync(join(out, name), 'utf8');
    for (const [, to] of text.matchAll(/(?:href|src|value)="([^"#]+\.(?:html|css|js|svg))"/g)) {
      assert.ok(existsSync(join(out, to)), `${name}: ${to}`);
    }
    assert.ok(!/(?:href|src)="\//.test(text), `${name}: nothing from a server's root`);
  }
});
