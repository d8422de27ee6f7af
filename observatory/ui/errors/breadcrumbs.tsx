import type { Breadcrumb, ErrorDetail } from '../../api/errors.ts';
import { duration } from '../shared/format.ts';
import { moment } from '../shared/time.ts';
import { Level } from './badges.tsx';

/** What led to the error, on a line of time that ends with it. */
export function Breadcrumbs({ error }: { error: ErrorDetail }) {
  const { breadcrumbs } = error;
  const last = breadcrumbs.at(-1)?.time_ms;
  if (last === undefined) {
    return (
      <p className="quiet">
        None came with it. Browsers send what was clicked, navigated to, fetched and logged before
        an error; servers send none.
      </p>
    );
  }
  return (
    <>
      <CrumbLine breadcrumbs={breadcrumbs} />
      <table className="crumbs">
        <thead>
          <tr>
            <th scope="col">Before the last</th>
            <th scope="col">Kind</th>
            <th scope="col">Level</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {breadcrumbs.map((crumb, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: breadcrumbs never change, and two may be alike.
            <tr key={at} data-level={crumb.level}>
              <td title={moment(crumb.time_ms)}>
                {crumb.time_ms === last ? '0 ms' : duration(crumb.time_ms - last)}
              </td>
              <td>{crumb.kind}</td>
              <td>
                <Level level={crumb.level} />
              </td>
              <td>{crumb.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Where they lie in time, the first at the left and the last at the right. */
function CrumbLine({ breadcrumbs }: { breadcrumbs: readonly Breadcrumb[] }) {
  const first = breadcrumbs[0]?.time_ms ?? 0;
  const span = Math.max(1, (breadcrumbs.at(-1)?.time_ms ?? 0) - first);
  return (
    <svg className="crumb-line" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden>
      <rect className="crumb-axis" x={0} y={9} width={1000} height={1} />
      {breadcrumbs.map(({ time_ms, level, kind, text }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: breadcrumbs never change, and two may be alike.
          key={at}
          data-level={level}
          x={((time_ms - first) / span) * 996}
          y={2}
          width={4}
          height={16}
        >
          <title>{`${kind}: ${text}`}</title>
        </rect>
      ))}
    </svg>
  );
}
