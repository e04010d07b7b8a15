import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Annotations, FileSystem } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Files for people and for signet; no function reads them. */
const NOT_READ = /^(samples|lint\.toml|lint-baseline\.json|(README|LICENSE|CHANGELOG).*)$/;

/** Makes the layer of a theme, without Docker and without a build: a copy of its files in a folder `theme`. */
export function themeLayer(scope: Construct, folder: string): lambda.LayerVersion {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    throw new Error(`theme: ${folder} is not a folder; give the path of the theme's folder`);
  }
  const staged = path.join(FileSystem.mkdtemp('signet-theme-'), 'layer');
  fs.cpSync(folder, path.join(staged, 'theme'), {
    recursive: true,
    filter: source => isPacked(path.relative(folder, source)) && !isLink(source),
  });
  return new lambda.LayerVersion(scope, 'Theme', {
    description: "The theme of the pool's mail",
    code: lambda.Code.fromAsset(staged),
  });
}

function isPacked(relative: string): boolean {
  const parts = relative.split(path.sep);
  return !NOT_READ.test(parts[0]) && !parts.some(part => part.startsWith('.'));
}

function isLink(file: string): boolean {
  if (fs.lstatSync(file).isSymbolicLink()) {
    throw new Error(`theme: ${file} is a symbolic link; put the file itself into the theme`);
  }
  return false;
}

interface Finding {
  readonly severity: string;
  readonly rule: string;
  readonly text: string;
  readonly file?: string;
  readonly line?: number;
}

/** The function that sends the mail, or writes it for Cognito: their limits differ. */
type Sends = 'custom-message' | 'custom-email-sender';

/** Shows what `signet lint` finds in a theme as annotations, which `cdk synth` prints. */
export function annotate(scope: Construct, folder: string, sends: Sends, environment: { [name: string]: string }): void {
  const ended = spawnSync(signet(), ['lint', '--theme', folder, '--for', sends, '--format', 'json'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  const annotations = Annotations.of(scope);
  if (ended.error) {
    annotations.addInfo('signet is not installed, so the theme was not checked: npm install --save-dev signet-mail');
    return;
  }
  if (ended.status !== 0 && ended.status !== 1) {
    annotations.addWarningV2('signet:lint', `signet lint could not check the theme: ${ended.stderr.trim()}`);
    return;
  }
  for (const finding of (JSON.parse(ended.stdout) as { findings: Finding[] }).findings) {
    add(annotations, finding);
  }
}

function add(annotations: Annotations, finding: Finding): void {
  const place = finding.file ? `${finding.file}${finding.line ? `:${finding.line}` : ''}: ` : '';
  const text = `${place}${finding.text} [${finding.rule}]`;
  if (finding.severity === 'error') {
    annotations.addError(text);
  } else if (finding.severity === 'warning') {
    annotations.addWarningV2(`signet:${finding.rule}`, text);
  }
}

/** Returns the command line of the package signet-mail, if the app has it, else the one on the PATH. */
function signet(): string {
  try {
    const { platform, arch } = process;
    return require.resolve(`signet-mail-${platform}-${arch}/signet${platform === 'win32' ? '.exe' : ''}`, {
      paths: [process.cwd(), __dirname],
    });
  } catch {
    return 'signet';
  }
}
