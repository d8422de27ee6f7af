import type { Plugin } from 'vite';

/**
 * Lets the bundler drop the contract's schemas that the page does not use: a call such as
 * `z.object(…).meta(…)` could have side effects as far as it knows, so each is wrapped in a
 * function that is marked pure. Together with CHECK_ANSWERS (src/build-constants.d.ts) this keeps zod,
 * 24 kB gzip, out of the first load, while limits and types still come from the contract.
 */
export function pureSchemas(): Plugin {
  return {
    name: 'cruddur:pure-schemas',
    apply: 'build',
    transform: {
      filter: { id: /\/contract\/api\/[^/]+\.ts$/ },
      handler(code) {
        const { body } = this.parse(code);
        let output = code;
        for (const statement of body.toReversed()) {
          if (statement.type !== 'ExportNamedDeclaration') continue;
          if (statement.declaration?.type !== 'VariableDeclaration') continue;
          for (const { init } of statement.declaration.declarations.toReversed()) {
            if (!init) continue;
            const schema = code.slice(init.start, init.end);
            if (!schema.startsWith('z.')) continue;
            output = `${output.slice(0, init.start)}/* @__PURE__ */ (() => ${schema})()${output.slice(init.end)}`;
          }
        }
        return { code: output, map: null };
      },
    },
  };
}
