import { execFileSync } from 'node:child_process';
import packageJson from '../package.json' with { type: 'json' };

/**
 * Names this build for error reports and for the source maps that belong to it: the one that is
 * given, where it is built without the repository (as in an image), else the commit, else the package's version.
 */
export function codeVersion(given: string | undefined): string {
  return given || commit() || packageJson.version;
}

/** 40 hex digits; none outside of a repository or without git. */
function commit(): string | undefined {
  try {
    const cwd = import.meta.dirname;
    const args = ['rev-parse', 'HEAD'];
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
