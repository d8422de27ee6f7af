import { pages } from '@cruddur/contract/pages.ts';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { searchPath } from '../shared/paths.ts';
import { SearchField } from '../shared/ui/search-field.tsx';

/** Leads to the search page, which has a box of its own. */
export function SearchBox() {
  const [term, setTerm] = useState('');
  const navigate = useNavigate();
  if (useLocation().pathname === pages.search) return null;
  const search = () => {
    setTerm('');
    void navigate(searchPath(term));
  };
  return <SearchField label="Search Cruddur" value={term} onChange={setTerm} onSubmit={search} />;
}
