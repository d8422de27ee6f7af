import { pages } from '@cruddur/contract/pages.ts';
import { UserX } from 'lucide-react';
import { Link } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

/** Instead of the page of somebody who is not here. */
export function UnknownPerson({ handle }: { handle: string }) {
  return (
    <>
      <PageTitle heading="Not found">Not found</PageTitle>
      <EmptyState
        icon={UserX}
        title={`There is no @${handle}`}
        text="The name may be mistyped, or they have left Cruddur."
      >
        <Link to={pages.search} className="button">
          Search for people
        </Link>
      </EmptyState>
    </>
  );
}
