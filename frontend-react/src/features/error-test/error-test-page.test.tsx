import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { showPage } from '../../shared/testing/show-page.tsx';
import { begin } from '../../telemetry/operations.ts';
import ErrorTestPage from './error-test-page.tsx';

const thrown: unknown[] = [];

/** Comes before vitest's own listener, to which an uncaught error would be a failed test. */
function take(event: ErrorEvent): void {
  thrown.push(event.error);
  event.preventDefault();
  event.stopImmediatePropagation();
}

afterEach(() => removeEventListener('error', take, true));

test('a click that throws leaves the page as it is, with the reference of the click', () => {
  addEventListener('error', take, true);
  showPage(<ErrorTestPage />);
  const { traceId } = begin({ kind: 'action', name: 'click throw-in-click' });
  fireEvent.click(screen.getByRole('button', { name: 'Throw in a click' }));
  expect(thrown).toEqual([expect.objectContaining({ message: expect.stringContaining('click') })]);
  expect(screen.getByText(/^An error was thrown/)).toBeTruthy();
  expect(screen.getByTitle(traceId)).toBeTruthy();
});
