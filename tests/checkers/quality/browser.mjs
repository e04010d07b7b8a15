// Measures in a browser: axe-core in both colour schemes, and what the Email Markup Consortium reports on.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const IMAGE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export async function browser(executablePath) {
  const chrome = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    measure: async (body) => {
      const light = await opened(chrome, body, 'light', async (page) => [await axe(page), await page.evaluate(openPoints, body)]);
      const dark = await opened(chrome, body, 'dark', axe);
      return { light: light[0], dark, markup: light[1] };
    },
    close: () => chrome.close(),
  };
}

async function opened(chrome, body, colorScheme, measure) {
  const context = await chrome.newContext({ colorScheme, viewport: { width: 640, height: 900 } });
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'image/png', body: IMAGE }));
  await page.setContent(body);
  const measured = await measure(page);
  await context.close();
  return measured;
}

/** Findings of axe-core's rules for WCAG 2.1 A and AA that are serious or critical. */
async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
  const grave = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.reduce((sum, { nodes }) => sum + nodes.length, 0);
}

/** The points of the consortium's accessibility report that are open in a mail; runs in the page. */
function openPoints(source) {
  const points = {
    'lang and dir on <html>': () => ['lang', 'dir'].every((name) => document.documentElement.getAttribute(name)),
    'a title': () => document.title.trim() !== '',
    'lang and dir around all content': () => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { textContent, parentElement } = texts.currentNode;
        if (textContent.trim() && !parentElement.closest('body [lang][dir]')) return false;
      }
      return true;
    },
    'a role on each layout table': () => all('table').every((table) => table.querySelector('th') || /^(presentation|none)$/.test(table.getAttribute('role'))),
    'alternative text': () => all('img').every((image) => image.hasAttribute('alt')),
    'a name on each link': () => all('a[href]').every((link) => (link.innerText || '').trim() || link.querySelector('img[alt]:not([alt=""])')),
    'links that say where they lead': () => all('a[href]').every((link) => !/^(click )?here$/i.test(link.innerText.trim())),
    'one first heading, and no level left out': () => {
      const levels = all('h1,h2,h3,h4,h5,h6').map((heading) => Number(heading.tagName[1]));
      return levels.filter((level) => level === 1).length === 1 && levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1);
    },
    'no link in VML': () => !/<v:(roundrect|rect|shape)[^>]*href=/i.test(source),
    'zooming allowed': () => !/user-scalable\s*=\s*no|maximum-scale\s*=\s*1\b/i.test(document.querySelector('meta[name=viewport]')?.content ?? ''),
    'no justified text': () => all('body *').every((element) => getComputedStyle(element).textAlign !== 'justify'),
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  return Object.entries(points).filter(([, holds]) => !holds()).map(([name]) => name);
}
