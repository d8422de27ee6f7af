import { CircleAlert, FolderSync, GitCompareArrows, Timer } from 'lucide-react';
import { Link } from 'react-router';
import { comparePath } from '../compare/address.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { useStatus } from '../shared/use-status.ts';
import type { Filters } from './filters.ts';

const durations = [0, 10, 100, 500, 1000, 5000];

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
  /** Traces that wait for the end of a pause. */
  held: number;
}

export function FilterBar({ filters, onChange, held }: Props) {
  const services = useStatus().data?.services ?? [];
  return (
    <div className="filters">
      <select
        aria-label="Service"
        value={filters.service}
        onChange={(event) => onChange({ ...filters, service: event.target.value })}
      >
        <option value="">All services</option>
        {withChosen(services, filters.service).map((service) => (
          <option key={service}>{service}</option>
        ))}
      </select>
      <select
        aria-label="Shortest duration"
        value={filters.minMs}
        onChange={(event) => onChange({ ...filters, minMs: Number(event.target.value) })}
      >
        {withChosen(durations, filters.minMs).map((ms) => (
          <option key={ms} value={ms}>
            {ms === 0 ? 'Any duration' : `≥ ${ms < 1000 ? `${ms} ms` : `${ms / 1000} s`}`}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        aria-pressed={filters.errors}
        onClick={() => onChange({ ...filters, errors: !filters.errors })}
      >
        <CircleAlert size={14} aria-hidden />
        Errors only
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={filters.vitals}
        title="List web vitals that came after their page load, each a trace of its own"
        onClick={() => onChange({ ...filters, vitals: !filters.vitals })}
      >
        <Timer size={14} aria-hidden />
        Web vitals
      </button>
      <Link to={comparePath({})} className="button" title="Choose two traces and see what differs">
        <GitCompareArrows size={14} aria-hidden />
        Compare
      </Link>
      <Link
        to="/transfer"
        className="icon-button"
        aria-label="Export and import"
        title="Export and import traces as files"
      >
        <FolderSync size={16} aria-hidden />
      </Link>
      <PauseButton held={held} />
    </div>
  );
}

/** The choices, with the chosen one even if the address bar named another. */
function withChosen<T extends string | number>(choices: readonly T[], chosen: T): T[] {
  return !chosen || choices.includes(chosen) ? [...choices] : [...choices, chosen];
}
