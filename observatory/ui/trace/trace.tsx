import { useMemo } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import './trace.css';
import './waterfall.css';
import './bar.css';
import './panel.css';
import './items.css';
import './joined.css';
import { parseId } from '../../ids.ts';
import { RequestFailed } from '../shared/api.ts';
import { Message, Unread } from '../shared/states.tsx';
import { TraceBody } from './trace-body.tsx';
import { useRelated } from './use-related.ts';
import { useTrace } from './use-trace.ts';
import { detailWithoutSpans } from './without-spans.ts';

/** Where the time went and what went wrong in one trace; any form of its id is an address. */
export function TraceScreen() {
  const { id = '' } = useParams();
  const { search } = useLocation();
  const parsed = parseId(id);
  if (!parsed) {
    return (
      <Message alone title="This is not a trace id.">
        <title>Not a trace id · Observatory</title>
        <p>
          An id is 32 hexadecimal digits, or <code>1-8-24</code> as X-Ray writes it.{' '}
          <Link to="/">Back to the live list</Link>
        </p>
      </Message>
    );
  }
  if (parsed.traceId !== id) return <Navigate replace to={`/trace/${parsed.traceId}${search}`} />;
  return <LoadedTrace key={id} traceId={id} />;
}

function LoadedTrace({ traceId }: { traceId: string }) {
  const trace = useTrace(traceId);
  const { data: related, isPending } = useRelated(traceId);
  const noSpans = trace.error instanceof RequestFailed && trace.error.status === 404;
  const spanless = useMemo(() => related && detailWithoutSpans(related), [related]);
  const detail = trace.data ?? (noSpans ? spanless : undefined);
  if (detail) return <TraceBody detail={detail} related={related} />;
  if (noSpans && !isPending) {
    return (
      <Message alone title="Nothing of this trace is stored.">
        <title>Trace not found · Observatory</title>
        <p className="mono">{traceId}</p>
        <p>
          No span, log line, error or segment has this id. It may not have arrived yet (this page
          shows it when it does), or it was the oldest when room was needed.{' '}
          <Link to="/">Back to the live list</Link>
        </p>
      </Message>
    );
  }
  const error = noSpans ? null : trace.error;
  return <Unread what="trace" rows={18} error={error} retry={trace.refetch} />;
}
