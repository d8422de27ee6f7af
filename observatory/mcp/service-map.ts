import { z } from 'zod';
import { readMap } from '../map/map.ts';
import { rangeOf } from '../query/time.ts';
import { times, timesOf } from './inputs.ts';
import { ms, shown, table } from './text.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject(times);

export const serviceMap: Tool<typeof input> = {
  name: 'service_map',
  title: 'Who calls whom',
  description:
    'Services, databases and other peers, and the calls between them in a time: how many, how many ' +
    'failed, and how long they took as the caller saw it and as the called service did.',
  input,
  async run(asked, { observatory, url }, signal) {
    const { start, end } = rangeOf(timesOf(asked), Date.now());
    const map = await observatory.questions.reading(signal, (session) => {
      return readMap(session, start * 1000, end * 1000);
    });
    const names = new Map(
      map.nodes.map(({ id, kind, name, detail }) => [id, `${kind} ${name} ${detail}`.trim()]),
    );
    const edges = map.edges.map((edge) => [
      names.get(edge.from) ?? edge.from,
      names.get(edge.to) ?? edge.to,
      round(edge.calls),
      round(edge.errors),
      latency(edge.caller),
      edge.callee ? latency(edge.callee) : '–',
    ]);
    return {
      say: [
        `${map.nodes.length} nodes, ${map.edges.length} edges, ${map.edges_left_out} more left out.`,
        `As a picture: ${url}/map`,
      ],
      data: [
        ...map.nodes.map(({ id, spans }) => `${shown(names.get(id))}: ${spans} spans`),
        '',
        ...table(['from', 'to', 'calls', 'errors', 'p50, p95 of caller', 'of callee'], edges),
      ],
      hint: 'narrow the time',
    };
  },
};

const round = (value: number) => Math.round(value * 10) / 10;

function latency({ p50_ms, p95_ms }: { p50_ms: number | null; p95_ms: number | null }): string {
  return [p50_ms, p95_ms].map((value) => (value === null ? '–' : ms(value))).join(', ');
}
