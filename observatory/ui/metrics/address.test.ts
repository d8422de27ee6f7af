import { expect, it } from 'vitest';
import { type MetricsAddress, metricsPath, readAddress } from './address.ts';

const read = (path: string) => readAddress(new URL(path, 'http://localhost').searchParams);

it.each<MetricsAddress>([
  { time: '15m', name: '', group: '', filters: [], show: 'percentiles' },
  {
    time: '6h',
    name: 'http.server.request.duration',
    group: 'http.route',
    filters: ['a=b', 'c=d=e & f'],
    show: 'heatmap',
  },
  { time: { startMs: 1, endMs: 2 }, name: 'x', group: '', filters: [], show: 'rate' },
])('an address holds all that is looked at: %o', (address) => {
  expect(read(metricsPath(address))).toEqual(address);
});

it('takes what it cannot make sense of as not given', () => {
  const address = read('/metrics?range=soon&start_ms=2&end_ms=1&filter=x&show=all');
  expect(address).toEqual(read('/metrics'));
});
