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
          const declaration =
            statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (declaration?.type !== 'VariableDeclaration') continue;
          for (const { init } of declaration.declarations.toReversed()) {
            // Schemas are made by calls, or are objects of them such as `page`.
            if (init?.type !== 'CallExpression' && init?.type !== 'ObjectExpression') continue;
            const made = `/* @__PURE__ */ (() => (${code.slice(init.start, init.end)}))()`;
            output = output.slice(0, init.start) + made + output.slice(init.end);
          }
        }
        return { code: output, map: null };
      },
    },
  };
}
