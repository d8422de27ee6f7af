import { openApiDocument } from '@cruddur/contract/api/openapi/document.ts';
import type { Express } from 'express';

type Document = ReturnType<typeof openApiDocument>;
type PathItem = NonNullable<Document['paths']>[string];
export type OperationObject = NonNullable<PathItem['get']>;

export interface Operation {
  /** As tables name it: `GET /api/activities/@{handle}`. */
  name: string;
  method: string;
  path: string;
  operation: OperationObject;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export const document: Document = openApiDocument();

/** Everything that the OpenAPI document says can be asked. */
export const operations: Operation[] = Object.entries(document.paths ?? {}).flatMap(
  ([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const name = `${method.toUpperCase()} ${path}`;
      return operation ? [{ name, method: method.toUpperCase(), path, operation }] : [];
    }),
);

export const writes = operations.filter(({ method }) => method !== 'GET');

/** The error codes that an operation names, in the descriptions of its answers. */
export function codesOf({ operation }: Operation): Set<string> {
  const refusals = Object.entries(operation.responses ?? {}).filter(([status]) => status >= '400');
  const named = refusals.flatMap(([, answer]) => [
    ...(answer.description ?? '').matchAll(/`(\w+)`/g),
  ]);
  return new Set(named.map(([, code = '']) => code));
}

type Layer = Express['router']['stack'][number];

/** The name of each operation that the application routes, read from its routers. */
export function routedOperations(app: Express): string[] {
  const found = routesIn(app.router.stack).filter((name) =>
    / \/(api|o\/settings|rollbar)/.test(name),
  );
  return [...new Set(found)];
}

function routesIn(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesIn(handle.stack as Layer[]) : [];
    // A list or a pattern of paths would hide operations from this proof.
    if (typeof route.path !== 'string') throw new Error(`Not one path: ${String(route.path)}`);
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const handled = new Set<string>(route.stack.map((layer) => layer.method));
    return METHODS.filter((method) => handled.has(method)).map(
      (method) => `${method.toUpperCase()} ${path}`,
    );
  });
}
