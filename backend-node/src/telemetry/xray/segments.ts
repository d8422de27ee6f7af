import { type Attributes, type HrTime, SpanKind } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { Annotator } from './annotations.ts';
import { serverOf, textOf } from './attributes.ts';
import { httpBlock, outcome, sqlBlock } from './blocks.ts';
import { causeOf } from './cause.ts';
import type { SegmentDocument } from './document.ts';
import { toXrayTraceId } from './trace-id.ts';

const NAME_LIMIT = 200;
/** What X-Ray allows in a name: letters, digits, white space and these. */
const NOT_IN_A_NAME = /[^\p{L}\p{N}\s_.:/%&#=+\\\-@]/gu;
/** X-Ray's words for where a service runs, by the resource's `cloud.platform`. */
const ORIGINS: Readonly<Record<string, string>> = {
  aws_ec2: 'AWS::EC2::Instance',
  aws_ecs: 'AWS::ECS::Container',
  aws_eks: 'AWS::EKS::Container',
  aws_elastic_beanstalk: 'AWS::ElasticBeanstalk::Environment',
};

/** How segments are called, by the Host that was asked. */
type Naming = (host: string | undefined) => string;

/**
 * The documents of one local trace: the segment of `root`, its finished descendants inside it, and
 * beside it those whose parent has not ended, each a subsegment that X-Ray joins by its parent.
 */
export function toDocuments(
  root: ReadableSpan,
  others: readonly ReadableSpan[],
  nameOf: Naming,
): SegmentDocument[] {
  const annotator = new Annotator();
  const children = Map.groupBy(others, (span) => span.parentSpanContext?.spanId);
  const segment = {
    ...segmentHead(root, nameOf),
    ...body(root, annotator),
    ...below(root, children, annotator),
  };
  if (children.size === 0) return [segment];
  const known = new Set(others.map((span) => span.spanContext().spanId));
  const apart = [...children].filter(([parent]) => !known.has(parent ?? ''));
  return [
    segment,
    ...apart.flatMap(([, spans]) =>
      spans.map((span) => alone(span, subsegment(span, children, annotator))),
    ),
  ];
}

/** The document of a span that ended after its segment had been sent. */
export function toLoneSubsegment(span: ReadableSpan): SegmentDocument {
  return alone(span, subsegment(span, new Map(), new Annotator()));
}

type Children = Map<string | undefined, ReadableSpan[]>;

/** Takes the children of `span` out of `children`, so that what is left has no parent here. */
function below(
  span: ReadableSpan,
  children: Children,
  annotator: Annotator,
): Pick<SegmentDocument, 'subsegments'> {
  const { spanId } = span.spanContext();
  const own = children.get(spanId);
  if (own === undefined) return {};
  children.delete(spanId);
  return { subsegments: own.map((child) => subsegment(child, children, annotator)) };
}

function subsegment(span: ReadableSpan, children: Children, annotator: Annotator): SegmentDocument {
  const sql = sqlBlock(span.attributes);
  return {
    name: cleanName(sql === undefined ? span.name : databaseName(span.attributes)),
    id: span.spanContext().spanId,
    ...((sql !== undefined || span.kind === SpanKind.CLIENT) && { namespace: 'remote' }),
    ...(sql !== undefined && { sql }),
    ...body(span, annotator),
    ...below(span, children, annotator),
  };
}

function alone(span: ReadableSpan, document: SegmentDocument): SegmentDocument {
  const parentId = span.parentSpanContext?.spanId;
  return {
    ...document,
    type: 'subsegment',
    trace_id: toXrayTraceId(span.spanContext().traceId),
    ...(parentId !== undefined && { parent_id: parentId }),
  };
}

function segmentHead(
  span: ReadableSpan,
  nameOf: Naming,
): Pick<SegmentDocument, 'name' | 'id' | 'trace_id'> {
  const { attributes, parentSpanContext, resource } = span;
  const { spanId, traceId } = span.spanContext();
  const http = httpBlock(attributes);
  const user = textOf(attributes, 'user.id');
  const origin = ORIGINS[textOf(resource.attributes, 'cloud.platform') ?? ''];
  const version = textOf(resource.attributes, 'service.version');
  const sdk = textOf(resource.attributes, 'telemetry.sdk.version') ?? '';
  const head: Partial<SegmentDocument> = {
    ...(parentSpanContext !== undefined && { parent_id: parentSpanContext.spanId }),
    ...(origin !== undefined && { origin }),
    ...(user !== undefined && { user }),
    ...(http !== undefined && { http }),
    ...(version !== undefined && { service: { version } }),
    aws: { xray: { sdk: 'opentelemetry for nodejs', sdk_version: sdk } },
  };
  const name = cleanName(nameOf(serverOf(attributes)));
  return { name, id: spanId, trace_id: toXrayTraceId(traceId), ...head };
}

/** What segments and subsegments both have. */
function body(span: ReadableSpan, annotator: Annotator) {
  const { annotations, rest } = annotator.part(span.attributes);
  const events = span.events.filter(({ name }) => name !== 'exception');
  const metadata: Record<string, unknown> = { ...rest, 'span.name': span.name };
  if (events.length > 0) {
    metadata.events = events.map(({ name, time, attributes }) => ({
      name,
      time: seconds(time),
      ...attributes,
    }));
  }
  return {
    start_time: seconds(span.startTime),
    end_time: seconds(span.endTime),
    ...outcome(span),
    ...causeOf(span.events),
    ...(annotations !== undefined && { annotations }),
    metadata: { opentelemetry: metadata },
    ...(span.links.length > 0 && {
      links: span.links.map(({ context }) => ({
        trace_id: toXrayTraceId(context.traceId),
        id: context.spanId,
      })),
    }),
  };
}

/** As the X-Ray SDKs call a database, so that the service map has one node for it. */
function databaseName(attributes: Attributes): string {
  const host = textOf(attributes, 'server.address') ?? 'localhost';
  return `${textOf(attributes, 'db.namespace') ?? 'database'}@${host}`;
}

function cleanName(name: string): string {
  return name.replace(NOT_IN_A_NAME, '_').slice(0, NAME_LIMIT);
}

function seconds([whole, nanoseconds]: HrTime): number {
  return whole + nanoseconds / 1e9;
}
