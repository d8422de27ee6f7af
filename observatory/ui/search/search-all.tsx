import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isShortId, parseId } from '../../ids.ts';
import { readFilters, writeFilters } from '../now/filters.ts';
import { find } from '../shared/api.ts';
import { SearchField } from '../shared/search-field.tsx';

/**
 * The one search box, on every screen. A whole trace id, however it is written, opens that trace at
 * once; the id of a span or of a Rollbar item leads to its place; all else is searched for in the
 * list of traces, which it narrows as one types while the list is on the screen.
 */
export function SearchAll() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const onList = pathname === '/';
  const value = onList ? readFilters(params).search : '';

  function openTrace(text: string): boolean {
    const id = parseId(text);
    if (!id) return false;
    navigate(`/trace/${id.traceId}${id.spanId ? `?span=${id.spanId}` : ''}`);
    return true;
  }

  async function search(text: string) {
    const found = isShortId(text) ? await find(text).catch(() => null) : null;
    if (found) return navigate(found);
    if (!onList) return navigate(`/?search=${encodeURIComponent(text)}`);
    setParams((now) => writeFilters({ ...readFilters(now), search: text }), { replace: true });
  }

  return (
    <SearchField
      key={onList ? 'list' : 'elsewhere'}
      value={value}
      onSearch={search}
      label="Search traces"
      placeholder="Find a trace by any id, name or value"
      onType={openTrace}
      onEnterOnly={!onList}
      yielding
    />
  );
}
