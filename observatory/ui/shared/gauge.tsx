import { percent } from './format.ts';

const nearly = 0.9;

/** How full something with a cap is; amber from nine tenths on, since then things are dropped. */
export function Gauge({ share, label }: { share: number; label: string }) {
  const bounded = Math.min(1, Math.max(0, share));
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw a meter element each in their own way.
    <span
      className="gauge"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(bounded * 100)}
      aria-valuetext={percent(share)}
      data-nearly-full={share >= nearly || undefined}
    >
      <span style={{ width: `${bounded * 100}%` }} />
    </span>
  );
}
