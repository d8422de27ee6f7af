import MagicString, { type SourceMap } from 'magic-string';
import { type ESTree, parseSync, Visitor } from 'vite';

type AsyncOrNot = ESTree.Function | ESTree.ArrowFunctionExpression;

/** One function, or the module itself. */
interface Level {
  readonly asyncGenerator: boolean;
  /** Whether it ever waits; one that does not is left as it is. */
  waits: boolean;
  /** What to do once it is known to wait, from the inside out. */
  readonly whenWaiting: (() => void)[];
}

const FRAME = '__frame';
/** The semicolon ends a directive that has none. */
const ENTER = `;const ${FRAME} = __enter();`;
const BACK = `__back(${FRAME});`;
const LEAVE = `__leave(${FRAME})`;
const NAMES = 'enter as __enter, leave as __leave, back as __back, each as __each';

/**
 * Rewrites a module so that each function which awaits runs in one context from beginning to end:
 *
 *     async function f() { g(await x); }
 *     async function f() { const __frame = __enter(); try {
 *       g(__back(__frame, await __leave(__frame, x)));
 *     } finally { __leave(__frame) } }
 *
 * The operand is evaluated inside, the wait is outside, the rest is inside again. A rejected await
 * lands in a `catch` or `finally`, so that these come back too. `.then` callbacks are not touched.
 *
 * @param carrier module that exports `enter`, `leave`, `back` and `each`
 * @returns nothing when the module never waits
 */
export function keepContext(
  code: string,
  file: string,
  carrier: string,
): { code: string; map: SourceMap } | undefined {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const out = new MagicString(code);
  const module: Level = { asyncGenerator: false, waits: false, whenWaiting: [] };
  const levels = [module];
  const level = () => levels.at(-1) ?? module;
  const labelled = new Map<ESTree.Node, ESTree.LabeledStatement>();
  let anyWaits = false;

  const enterFunction = ({ async, ...node }: AsyncOrNot) => {
    const asyncGenerator = async && 'generator' in node && node.generator;
    levels.push({ asyncGenerator, waits: false, whenWaiting: [] });
  };
  const exitFunction = ({ body }: AsyncOrNot) => {
    const left = levels.pop();
    if (!left?.waits || !body) return;
    for (const edit of left.whenWaiting) edit();
    if (body.type === 'BlockStatement') {
      out.prependLeft(afterDirectives(body), `${ENTER} try {`);
      out.appendLeft(body.end - 1, `} finally { ${LEAVE} }`);
    } else {
      out.prependLeft(body.start, `{ ${ENTER} try { return `);
      out.appendLeft(body.end, `; } finally { ${LEAVE} } }`);
    }
  };
  const enterWait = (node: ESTree.AwaitExpression | ESTree.YieldExpression) => {
    level().waits = true;
    anyWaits = true;
    out.appendLeft(node.start, `__back(${FRAME}, `);
    if (node.argument) out.appendLeft(node.argument.start, `__leave(${FRAME}, `);
  };
  const exitWait = (node: ESTree.AwaitExpression | ESTree.YieldExpression) => {
    out.appendLeft(node.end, node.argument ? '))' : ` ${LEAVE})`);
  };

  new Visitor({
    FunctionDeclaration: enterFunction,
    'FunctionDeclaration:exit': exitFunction,
    FunctionExpression: enterFunction,
    'FunctionExpression:exit': exitFunction,
    ArrowFunctionExpression: enterFunction,
    'ArrowFunctionExpression:exit': exitFunction,
    AwaitExpression: enterWait,
    'AwaitExpression:exit': exitWait,
    YieldExpression: (node) => level().asyncGenerator && enterWait(node),
    'YieldExpression:exit': (node) => level().asyncGenerator && exitWait(node),
    TryStatement({ handler, finalizer }) {
      const { whenWaiting } = level();
      for (const block of [handler?.body, finalizer]) {
        if (block) whenWaiting.push(() => out.prependLeft(block.start + 1, BACK));
      }
    },
    ForOfStatement(loop) {
      if (!loop.await) return;
      level().waits = true;
      anyWaits = true;
      out.appendLeft(loop.right.start, `__each(${FRAME}, `);
    },
    'ForOfStatement:exit'(loop) {
      if (!loop.await) return;
      out.appendLeft(loop.right.end, ')');
      comeBackInLoop(out, loop.body);
      const whole = labelled.get(loop) ?? loop;
      out.prependLeft(whole.start, '{ ');
      out.appendLeft(whole.end, ` ${BACK} }`);
    },
    // A label has to stay right before its loop.
    LabeledStatement(node) {
      labelled.set(node.body, labelled.get(node) ?? node);
    },
    VariableDeclaration({ kind }) {
      if (kind === 'await using')
        throw new Error(`${file}: await using has no word for its await; use try and finally.`);
    },
  }).visit(program);

  if (!anyWaits) return undefined;
  if (module.waits) {
    for (const edit of module.whenWaiting) edit();
    out.prepend(ENTER);
    out.append(`\n;${LEAVE};`);
  }
  out.prepend(`import { ${NAMES} } from ${JSON.stringify(carrier)};`);
  return { code: out.toString(), map: out.generateMap({ source: file, hires: 'boundary' }) };
}

function afterDirectives(body: ESTree.FunctionBody): number {
  const directives = body.body.filter(
    (statement) => 'directive' in statement && statement.directive,
  );
  return directives.at(-1)?.end ?? body.start + 1;
}

function comeBackInLoop(out: MagicString, body: ESTree.Statement): void {
  if (body.type === 'BlockStatement') {
    out.prependLeft(body.start + 1, BACK);
  } else {
    out.prependLeft(body.start, `{ ${BACK} `);
    out.appendLeft(body.end, ' }');
  }
}
