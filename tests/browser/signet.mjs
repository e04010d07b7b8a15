// Starts the built `signet` and a browser, the way a designer does.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** The binary under test. */
export const SIGNET = process.env.SIGNET ?? join(target, 'debug', 'signet');

/** A browser that talks to nobody on its own account. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** Runs `signet` to its end. */
export function signet(...args) {
  const ended = spawnSync(SIGNET, args, { encoding: 'utf8' });
  if (ended.error) throw ended.error;
  return ended;
}

/** A folder of its own for a test. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'signet-browser-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A theme as `signet init` makes it, with a logo and an app client. */
export function newTheme(path) {
  const made = signet('init', path);
  if (made.status !== 0) throw new Error(made.stderr);
  mkdirSync(join(path, 'clients'), { recursive: true });
  writeFileSync(
    join(path, 'clients', 'pro.toml'),
    '[locales]\ndefault = "de"\n[brand]\nname = "Acme Pro"\nlogo_url = "https://cdn.example.com/logo.png"\n',
  );
  return path;
}

/** `signet preview` on a free port. */
export async function preview(...args) {
  const child = spawn(SIGNET, ['preview', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((found, failed) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      const address = said.match(/http:\/\/\S+/);
      if (address) found(address[0]);
    });
    child.on('exit', (code) => failed(new Error(`signet preview ended with ${code}`)));
  });
  return { url, stop: () => child.kill() };
}
