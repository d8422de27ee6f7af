import { useNavigate } from 'react-router';
import { parseId } from '../shared/ids.ts';
import { SearchField } from '../shared/search-field.tsx';

interface Props {
  value: string;
  onSearch: (text: string) => void;
}

/** A whole trace id, however it is written, opens that trace; all else is searched for. */
export function SearchBox({ value, onSearch }: Props) {
  const navigate = useNavigate();

  function openTrace(text: string): boolean {
    const id = parseId(text);
    if (!id) return false;
    navigate(`/trace/${id.traceId}${id.spanId ? `?span=${id.spanId}` : ''}`);
    return true;
  }

  return (
    <SearchField
      value={value}
      onSearch={onSearch}
      label="Search traces"
      placeholder="Name, trace id or attribute value"
      onType={openTrace}
    />
  );
}
