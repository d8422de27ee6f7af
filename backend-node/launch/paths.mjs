import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root; decoded from the URL, so that a path with spaces works. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

// A variable that is set already wins over the file's. Tests leave the file alone.
if (process.env.CRUDDUR_DOTENV !== 'off' && existsSync(join(root, '.env'))) {
  process.loadEnvFile(join(root, '.env'));
}

/** Everything that a run leaves behind lives here: database, traces, lock, logs. */
export const dataDirectory = resolve(root, process.env.CRUDDUR_DATA || '.cruddur');

export const pinnedNode = join(root, 'node_modules', '.bin', 'node');
