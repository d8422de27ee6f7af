import { ArrowDownToLine, FileCode, X } from 'lucide-react';
import { type LogGroupSummary, type LogLevel, logLevels } from '../../api/logs.ts';
import { parseId, shortId } from '../../ids.ts';
import { count } from '../shared/format.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { SearchField } from '../shared/search-field.tsx';
import type { LogFilters } from './filters.ts';

interface Props {
  filters: LogFilters;
  onChange: (filters: LogFilters) => void;
  groups: readonly LogGroupSummary[];
  following: boolean;
  onFollow: (following: boolean) => void;
}

export function FilterBar({ filters, onChange, groups, following, onFollow }: Props) {
  const set = (change: Partial<LogFilters>) => onChange({ ...filters, ...change });
  /** A whole trace id, however it is written, narrows to that trace. */
  function narrowToTrace(text: string): boolean {
    const id = parseId(text);
    if (id) set({ trace: id.traceId, search: '' });
    return id !== null;
  }
  const streams = groups.find(({ name }) => name === filters.group)?.streams ?? [];
  return (
    <div className="filters">
      <SearchField
        value={filters.search}
        onSearch={(search) => set({ search })}
        label="Search the log"
        placeholder="Find lines by text or trace id"
        onType={narrowToTrace}
      />
      <Choice
        label="Group"
        all="All groups"
        value={filters.group}
        choices={groups}
        onChange={(group) => set({ group, stream: '' })}
      />
      <Choice
        label="Stream"
        all="All streams"
        value={filters.stream}
        choices={streams}
        disabled={filters.group === ''}
        onChange={(stream) => set({ stream })}
      />
      <select
        aria-label="Level at least"
        value={filters.level}
        onChange={(event) => set({ level: event.target.value as LogLevel | '' })}
      >
        <option value="">All levels</option>
        {logLevels.slice(1).map((level) => (
          <option key={level} value={level}>
            {level === 'fatal' ? 'fatal' : `${level} and above`}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        aria-pressed={filters.files !== '0'}
        title="List requests for scripts, styles and pictures also when they did not fail"
        onClick={() => set({ files: filters.files === '0' ? '' : '0' })}
      >
        <FileCode size={14} aria-hidden />
        Page files
      </button>
      {filters.trace && (
        <button
          type="button"
          className="button"
          aria-pressed
          title={filters.trace}
          onClick={() => set({ trace: '' })}
        >
          Trace <span className="mono">{shortId(filters.trace)}</span>
          <X size={14} aria-label="All traces" />
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-pressed={following}
        title="Keep the newest line in sight (f)"
        onClick={() => onFollow(!following)}
      >
        <ArrowDownToLine size={14} aria-hidden />
        Follow
      </button>
      <PauseButton />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** What the first choice, that of no narrowing, is called. */
  all: string;
  value: string;
  choices: readonly { name: string; events: number }[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

function Choice({ label, all, value, choices, disabled, onChange }: ChoiceProps) {
  const known = value === '' || choices.some(({ name }) => name === value);
  return (
    <select
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{all}</option>
      {!known && <option value={value}>{value}</option>}
      {choices.map(({ name, events }) => (
        <option key={name} value={name}>
          {name} ({count(events)})
        </option>
      ))}
    </select>
  );
}
