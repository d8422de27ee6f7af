import { expect, it } from 'vitest';
import { axisValue, fullValue, unitOf } from './units.ts';

it('writes an axis value short, with its unit', () => {
  expect(axisValue(250, 'ms')).toBe('250 ms');
  expect(axisValue(1500, 'ms')).toBe('1.5 s');
  expect(axisValue(0.0005, 's')).toBe('500 µs');
  expect(axisValue(4096, 'bytes')).toBe('4 KiB');
  expect(axisValue(1200, 'count')).toBe('1.2k');
  expect(axisValue(3_400_000, 'number')).toBe('3.4M');
  expect(axisValue(2.5, 'rate')).toBe('2.5/s');
  expect(axisValue(0.25, 'ratio')).toBe('25 %');
  expect(axisValue(-2048, 'bytes')).toBe('−2 KiB');
  expect(axisValue(0.00012, 'number')).toBe('1e-4');
});

it('writes a value in full where there is room', () => {
  expect(fullValue(1234, 'count')).toBe('1,234');
  expect(fullValue(12.3456, 'number')).toBe('12.3456');
  expect(fullValue(12.3456, 'ms')).toBe('12.3 ms');
  expect(fullValue(null, 'ms')).toBe('no value');
});

it('guesses the unit from the name of a column', () => {
  expect(unitOf('duration_ms')).toBe('ms');
  expect(unitOf('http.server.request.duration_seconds')).toBe('s');
  expect(unitOf('http.response.body.size')).toBe('bytes');
  expect(unitOf('app.result_length')).toBe('number');
  expect(unitOf('items')).toBe('number');
});
