import { pages } from '@cruddur/contract/pages.ts';
import { Bomb } from 'lucide-react';
import { Link } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

/** Instead of a crud that has expired, was deleted, or never was. */
export function GoneCrud() {
  return (
    <>
      <PageTitle>Gone</PageTitle>
      <EmptyState
        icon={Bomb}
        title="This crud is gone"
        text="Its time was over, or somebody regretted it. That is how it goes here."
      >
        <Link to={pages.home} className="button">
          See what is still alive
        </Link>
      </EmptyState>
    </>
  );
}
