import { Link } from 'react-router';
import { ServiceChip } from '../shared/service-chip.tsx';

/** Who has sent spans that are stored; each leads to its traces. */
export function Services({ names }: { names: string[] }) {
  return (
    <section aria-labelledby="services">
      <h2 id="services">Services</h2>
      {names.length === 0 ? (
        <p className="quiet">No service has sent anything yet.</p>
      ) : (
        <ul className="service-list">
          {names.map((name) => (
            <li key={name}>
              <Link to={`/?service=${encodeURIComponent(name)}`}>
                <ServiceChip name={name} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
