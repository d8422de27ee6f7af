import type { ReactNode } from 'react';

/** The head of a column of numbers, which end where it does. */
export function NumberHead({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <th scope="col" className="number" title={title}>
      {children}
    </th>
  );
}
