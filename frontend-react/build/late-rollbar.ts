import type { Plugin } from 'vite';

const NOTHING = '\0cruddur:no-rollbar';

/**
 * Keeps rollbar.js out of the first load: `@rollbar/react` imports it as what its Provider makes
 * an instance of, and ours is given one (src/telemetry/rollbar/error-reports.tsx).
 */
export function lateRollbar(): Plugin {
  return {
    name: 'cruddur:late-rollbar',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^rollbar$/ },
      handler: (_source, importer) =>
        importer?.includes('/@rollbar/react/') ? NOTHING : undefined,
    },
    load: {
      filter: { id: /^\0cruddur:no-rollbar$/ },
      handler: () => 'export default undefined;',
    },
  };
}
