import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import {
  type MetricWithAttribution,
  onCLS,
  onFCP,
  onINP,
  onLCP,
  onTTFB,
} from 'web-vitals/attribution';
import { fromPageTime } from './ids.ts';
import type { Operation } from './operations.ts';
import { redactUrl } from './redact.ts';

/**
 * Makes each web vital a span. Those of the page load are children of it at their real times; INP
 * and CLS belong to the whole visit: roots of their own that link to the load.
 */
export function traceVitals(tracer: Tracer, load: Operation): void {
  const report = (metric: MetricWithAttribution) => {
    const options: SpanOptions = {
      startTime: fromPageTime(startOf(metric)),
      attributes: attributesOf(metric),
    };
    const ofVisit = metric.name === 'INP' || metric.name === 'CLS';
    const loaded = load.context && trace.getSpanContext(load.context);
    const span: Span = ofVisit
      ? tracer.startSpan(
          `web_vital ${metric.name}`,
          { ...options, links: loaded ? [{ context: loaded }] : [] },
          ROOT_CONTEXT,
        )
      : tracer.startSpan(`web_vital ${metric.name}`, options, load.context);
    span.end(fromPageTime(startOf(metric) + (metric.name === 'CLS' ? 0 : metric.value)));
  };
  const options = { generateTarget: describeElement };
  onTTFB(report);
  onFCP(report);
  onLCP(report, options);
  onINP(report, options);
  onCLS(report, options);
}

/** In ms since the page began. */
function startOf(metric: MetricWithAttribution): number {
  if (metric.name === 'INP') return metric.attribution.interactionTime ?? 0;
  if (metric.name === 'CLS') return metric.attribution.largestShiftTime ?? 0;
  return 0;
}

function attributesOf(metric: MetricWithAttribution): Attributes {
  const { name, value, rating, navigationType } = metric;
  const common = {
    'app.vital.name': name,
    'app.vital.value': rounded(value),
    'app.vital.rating': rating,
    'app.vital.navigation_type': navigationType,
  };
  return { ...common, ...prefixed(phasesOf(metric)) };
}

function phasesOf(metric: MetricWithAttribution): Attributes {
  switch (metric.name) {
    case 'LCP': {
      const {
        target,
        url,
        timeToFirstByte,
        resourceLoadDelay,
        resourceLoadDuration,
        elementRenderDelay,
      } = metric.attribution;
      return {
        target,
        url: url && redactUrl(url),
        time_to_first_byte_ms: timeToFirstByte,
        resource_load_delay_ms: resourceLoadDelay,
        resource_load_duration_ms: resourceLoadDuration,
        element_render_delay_ms: elementRenderDelay,
      };
    }
    case 'INP': {
      const {
        interactionTarget,
        interactionType,
        inputDelay,
        processingDuration,
        presentationDelay,
      } = metric.attribution;
      return {
        target: interactionTarget,
        interaction_type: interactionType,
        input_delay_ms: inputDelay,
        processing_ms: processingDuration,
        presentation_delay_ms: presentationDelay,
      };
    }
    case 'CLS':
      return {
        target: metric.attribution.largestShiftTarget,
        largest_shift: metric.attribution.largestShiftValue,
      };
    case 'FCP':
      return {
        time_to_first_byte_ms: metric.attribution.timeToFirstByte,
        first_byte_to_fcp_ms: metric.attribution.firstByteToFCP,
      };
    case 'TTFB':
      return {
        waiting_ms: metric.attribution.waitingDuration,
        cache_ms: metric.attribution.cacheDuration,
        dns_ms: metric.attribution.dnsDuration,
        connection_ms: metric.attribution.connectionDuration,
        request_ms: metric.attribution.requestDuration,
      };
  }
}

function prefixed(phases: Attributes): Attributes {
  const attributes: Attributes = {};
  for (const [key, value] of Object.entries(phases)) {
    attributes[`app.vital.${key}`] = typeof value === 'number' ? rounded(value) : value;
  }
  return attributes;
}

/** To a thousandth: the clock is no finer, and CLS is a small number. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Tags with developers' names only: classes are hashed by the build, ids and text may be personal. */
function describeElement(node: Node | null): string | undefined {
  const path: string[] = [];
  let element = node instanceof Element ? node : (node?.parentElement ?? null);
  for (
    ;
    element && element.localName !== 'body' && path.length < 4;
    element = element.parentElement
  ) {
    const name = element.getAttribute('name') ?? element.getAttribute('role');
    path.unshift(name ? `${element.localName}[${name}]` : element.localName);
    if (name) break;
  }
  return path.join('>') || undefined;
}
