import { Link } from 'react-router';
import { Legend } from '../charts/legend.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { useFrozen } from '../shared/pause.ts';
import { type MetricsAddress, metricsPath } from './address.ts';
import { type TileDefinition, tiles } from './tiles.ts';
import { useMetric } from './use-metrics.ts';

interface Props {
  /** The names of all metrics there are. */
  names: ReadonlySet<string>;
  address: MetricsAddress;
  onZoom: (startMs: number, endMs: number) => void;
}

/** How the server is, at a glance; only what is there. */
export function Overview({ names, address, onZoom }: Props) {
  const known = tiles.filter(({ request }) => names.has(request.name));
  if (known.length === 0) return null;
  return (
    <section className="metric-tiles" aria-label="Overview">
      {known.map((tile) => (
        <Tile key={tile.title} tile={tile} address={address} onZoom={onZoom} />
      ))}
    </section>
  );
}

interface TileProps extends Omit<Props, 'names'> {
  tile: TileDefinition;
}

function Tile({ tile, address, onZoom }: TileProps) {
  const { title, request, unit, kind, series, figure } = tile;
  const { data, error } = useMetric(request, address.time);
  const answer = useFrozen(data);
  const path = metricsPath({
    ...address,
    name: request.name,
    group: request.group ?? '',
    filters: [],
    show: request.show ?? 'percentiles',
  });
  const shown = answer && figure(answer);
  const lines = answer ? series(answer) : [];
  // Those of one given colour mean one thing together.
  const told = lines.filter(({ colour }) => colour === undefined);
  return (
    <article className="metric-tile" aria-label={title} aria-busy={!answer}>
      <header>
        <h2>
          <Link to={path}>{title}</Link>
        </h2>
        {told.length > 1 && <Legend series={told} />}
      </header>
      <p className="metric-figure">
        <span className={shown?.bad ? 'mono error-text' : 'mono'}>{shown?.value ?? '–'}</span>
        <span className="quiet">{error ? 'This could not be read.' : shown?.beside}</span>
      </p>
      <div className="metric-tile-chart">
        {answer && (
          <TimeChart
            label={title}
            timesMs={answer.times_ms}
            series={lines}
            unit={unit}
            kind={kind}
            log={false}
            height={120}
            onZoom={onZoom}
          />
        )}
      </div>
    </article>
  );
}
