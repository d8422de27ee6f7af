import type { Profile } from '@cruddur/contract/api/people.ts';
import { useState } from 'react';
import { hueOf } from '../../shared/ui/avatar.tsx';
import styles from './banner.module.css';

interface BannerProps {
  /** Not known yet: the place is kept. */
  person: Pick<Profile, 'handle' | 'banner'> | undefined;
}

/** The wide picture of a profile; without one, the colours of the person. */
export function Banner({ person }: BannerProps) {
  const [broken, setBroken] = useState<string>();
  if (!person) return <div className={styles.banner} data-unknown />;
  const { handle, banner } = person;
  if (!banner || banner === broken) {
    return <div className={styles.banner} style={{ '--hue': hueOf(handle) }} />;
  }
  return (
    <img
      className={styles.banner}
      src={banner}
      width={600}
      height={200}
      alt=""
      onError={() => setBroken(banner)}
    />
  );
}
