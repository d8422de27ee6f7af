import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Avatar } from './avatar.tsx';

const worf = { handle: 'worf', display_name: 'Worf, Son of Mogh' };

afterEach(cleanup);

it('shows initials where there is no picture, or it does not load', () => {
  const { container, rerender } = render(<Avatar person={worf} size={60} />);
  expect(container.textContent).toBe('WM');
  rerender(<Avatar person={{ ...worf, avatar: '/api/images/1' }} size={60} />);
  const picture = container.querySelector('img');
  expect(picture?.getAttribute('src')).toBe('/api/images/1');
  expect(picture?.alt).toBe('');
  if (picture) fireEvent.error(picture);
  expect(container.textContent).toBe('WM');
  // A new picture gets its own chance.
  rerender(<Avatar person={{ ...worf, avatar: '/api/images/2' }} size={60} />);
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/api/images/2');
});
