import { type ErrorList, errorLevels, errorRanges } from '../../api/errors.ts';
import { count } from '../shared/format.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { SearchField } from '../shared/search-field.tsx';
import { type Filters, rangeWords } from './filters.ts';

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
  list: ErrorList | undefined;
}

const states = ['active', 'resolved'] as const;
const stateWords = { active: 'Active', resolved: 'Resolved' };

export function FilterBar({ filters, onChange, list }: Props) {
  const known = list?.environments ?? [];
  const { environment } = filters;
  return (
    <div className="filters">
      <SearchField
        value={filters.search}
        onSearch={(search) => onChange({ ...filters, search })}
        label="Search errors"
        placeholder="Find errors by title, trace id or uuid"
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere. */}
      <div className="states" role="group" aria-label="State">
        {states.map((state) => (
          <button
            key={state}
            type="button"
            className="button"
            aria-pressed={filters.state === state}
            onClick={() => onChange({ ...filters, state })}
          >
            {stateWords[state]} <span className="quiet">{list ? count(list[state]) : ''}</span>
          </button>
        ))}
      </div>
      <select
        aria-label="Level"
        value={filters.level}
        onChange={(event) =>
          onChange({ ...filters, level: event.target.value as Filters['level'] })
        }
      >
        <option value="">All levels</option>
        {errorLevels.toReversed().map((level) => (
          <option key={level}>{level}</option>
        ))}
      </select>
      <select
        aria-label="Environment"
        value={environment}
        onChange={(event) => onChange({ ...filters, environment: event.target.value })}
      >
        <option value="">All environments</option>
        {(environment && !known.includes(environment) ? [...known, environment] : known).map(
          (each) => (
            <option key={each}>{each}</option>
          ),
        )}
      </select>
      <select
        aria-label="Counts over"
        value={filters.range}
        onChange={(event) =>
          onChange({ ...filters, range: event.target.value as Filters['range'] })
        }
      >
        {errorRanges.map((range) => (
          <option key={range} value={range}>
            {`In ${rangeWords[range]}`}
          </option>
        ))}
      </select>
      <PauseButton />
    </div>
  );
}
