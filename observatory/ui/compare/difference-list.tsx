import { useState } from 'react';
import { plural } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { ServiceChip } from '../shared/service-chip.tsx';
import type { Comparison, Difference } from './differences.ts';
import { describeChange, signed } from './words.ts';

const shownAtFirst = 100;

interface Props {
  comparison: Comparison;
  selected: number | null;
  onSelect: (index: number) => void;
}

/** What differs, that which explains most of the difference of the whole first. */
export function DifferenceList({ comparison: { differences }, selected, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? differences : differences.slice(0, shownAtFirst);
  if (differences.length === 0) {
    return <p className="compare-same">The two traces do not differ in anything but their ids.</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="compare-differences" aria-label="Differences" tabIndex={0}>
      <table className="data-table phone-rows">
        <thead>
          <tr>
            <th scope="col">{plural(differences.length, 'difference')}</th>
            <th scope="col" className="col-change">
              What
            </th>
            <NumberHead title="Time that the whole trace waited for it, B less A; these add up to the difference of the whole">
              Explains
            </NumberHead>
            <NumberHead title="Time of its own, without what it called, B less A">
              Self time
            </NumberHead>
            <th scope="col" className="number col-duration" title="B less A">
              Duration
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((difference) => (
            <Row
              key={`${difference.change} ${difference.pair.index}`}
              difference={difference}
              selected={difference.pair.index === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {shown.length < differences.length && (
        <button type="button" className="link compare-more" onClick={() => setAll(true)}>
          Show all {differences.length}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  difference: Difference;
  selected: boolean;
  onSelect: (index: number) => void;
}

function Row({ difference, selected, onSelect }: RowProps) {
  const { pair, change, critical, self, duration } = difference;
  const span = (pair.a ?? pair.b)?.span;
  if (!span) return null;
  return (
    <tr aria-selected={selected}>
      <th scope="row">
        <button type="button" onClick={() => onSelect(pair.index)} title={span.name}>
          {span.name}
        </button>
        <ServiceChip name={span.service} short />
      </th>
      <td
        className={`col-change ${change === 'fails' || change === 'recovers' ? 'error-text' : ''}`}
      >
        {describeChange(difference)}
      </td>
      <td className="number mono">{signed(critical)}</td>
      <td className="number mono col-self">{signed(self)}</td>
      <td className="number mono col-duration">{signed(duration)}</td>
    </tr>
  );
}
