import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/**
 * What names the code that runs: CODE_VERSION, else the commit of the working copy, else the
 * package's version. Source maps are uploaded under the same name.
 */
export function codeVersion(env: NodeJS.ProcessEnv): string {
  return env.CODE_VERSION || commit(import.meta.dirname) || packageJson.version;
}

/** The commit that is checked out above `folder`, from git's own files, which need no git. */
function commit(folder: string): string | undefined {
  try {
    const git = gitFolder(folder);
    if (git === undefined) return undefined;
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    const hash = head.startsWith('ref: ') ? resolveRef(git, head.slice('ref: '.length)) : head;
    return hash !== undefined && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}

function gitFolder(folder: string): string | undefined {
  const git = join(folder, '.git');
  if (existsSync(join(git, 'HEAD'))) return git;
  const parent = dirname(folder);
  return parent === folder ? undefined : gitFolder(parent);
}

function resolveRef(git: string, ref: string): string | undefined {
  const file = join(git, ref);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const packed = readFileSync(join(git, 'packed-refs'), 'utf8').split('\n');
  return packed.find((line) => line.endsWith(` ${ref}`))?.split(' ', 1)[0];
}
