#!/usr/bin/env node
// Runs the binary of this platform's package. No install script: package managers block those.
'use strict';

const { spawnSync } = require('node:child_process');
const platforms = require('../platforms.json');

/** Returns the path of the binary, or an error text that says what to do. */
function find(platform, arch) {
  const name = `${platform}-${arch}`;
  const binary = platforms[name];
  if (!binary) {
    const known = Object.keys(platforms).join(', ');
    return { error: `signet-mail has no binary for ${name} (it has ${known}): build signet from source with cargo` };
  }
  try {
    return { path: require.resolve(`signet-mail-${name}/${binary}`) };
  } catch {
    return {
      error: `the package signet-mail-${name} is missing: install signet-mail again without --omit=optional, ` +
        'and with a lock file that was not made for another platform only',
    };
  }
}

function main() {
  const { path, error } = find(process.platform, process.arch);
  if (error) {
    console.error(`error: ${error}`);
    return 2;
  }
  const ended = spawnSync(path, process.argv.slice(2), { stdio: 'inherit' });
  if (ended.error) {
    const musl = ended.error.code === 'ENOENT' ? ' (on Alpine: it needs glibc, as in a Debian-based image)' : '';
    console.error(`error: cannot run ${path}: ${ended.error.code}${musl}`);
    return 2;
  }
  // A shell's way to say that a signal ended the command.
  return ended.status ?? 130;
}

process.exitCode = main();
