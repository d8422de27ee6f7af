import { eventAttributes, linkAttributes } from '@cruddur/contract/telemetry/events.ts';
import { resourceAttributes } from '@cruddur/contract/telemetry/resources.ts';
import {
  commonAttributes,
  isDeclared,
  type SpanDeclaration,
  spans,
} from '@cruddur/contract/telemetry/spans.ts';
import type { Span } from './observatory.ts';

type Service = keyof typeof resourceAttributes;

const declarations: readonly SpanDeclaration[] = Object.values(spans);

/** What in this span the contract does not know, as sentences; empty when all of it is declared. */
export function declaredProblems(span: Span): string[] {
  const service = span.service as Service;
  if (!(service in resourceAttributes)) return [`service ${span.service}`];
  const fitting = declarations.filter(
    (each) => each.service === service && each.kind === span.kind && each.name.test(span.name),
  );
  if (fitting.length === 0) return [`span ${service} ${span.kind} "${span.name}"`];
  const keys = fitting.flatMap((each) => [...each.attributes, ...commonAttributes[service]]);
  const events = fitting.flatMap((each) => each.events ?? []);
  return [
    ...unknown(Object.keys(span.attributes), keys).map(
      (key) => `attribute ${key} of "${span.name}"`,
    ),
    ...unknown(Object.keys(span.resource), resourceAttributes[service]).map(
      (key) => `resource attribute ${key} of ${service}`,
    ),
    ...unknown(
      span.events.map((event) => event.name),
      events,
    ).map((name) => `event ${name} of "${span.name}"`),
    ...span.events.flatMap((event) =>
      unknown(Object.keys(event.attributes), eventAttributes[event.name] ?? []).map(
        (key) => `attribute ${key} of event ${event.name} of "${span.name}"`,
      ),
    ),
    ...unknown(
      span.links.flatMap((link) => Object.keys(link.attributes)),
      linkAttributes,
    ).map((key) => `attribute ${key} of a link of "${span.name}"`),
  ];
}

function unknown(found: readonly string[], declared: readonly string[]): string[] {
  return found.filter((key) => !isDeclared(key, declared));
}
