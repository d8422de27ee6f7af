import type { Person } from '@cruddur/contract/api/people.ts';
import { type ComponentType, type ReactNode, useState } from 'react';
import { NotLoaded } from '../shared/ui/load-later.tsx';
import type { PersonMenuProps } from './person-menu.tsx';
import { useSignOut } from './sign-out.ts';

interface PersonButtonProps {
  person: Person;
  className: string | undefined;
  children: ReactNode;
}

const load = () => import('./person-menu.tsx');
/** A failure is told when the menu is asked for. */
const preload = () => load().catch(() => undefined);

/** Who I am, as the button of my menu, whose code comes when the pointer or the focus approaches. */
export function PersonButton({ person, className, children }: PersonButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<PersonMenuProps>>();
  const [failed, setFailed] = useState(false);
  const signOut = useSignOut();
  const open = async () => {
    const loaded = await preload();
    setFailed(!loaded);
    if (loaded) setMenu(() => loaded.PersonMenu);
  };
  const button = (
    <button
      type="button"
      name="person"
      className={className}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={open}
    >
      {children}
    </button>
  );
  if (Menu) return <Menu person={person} trigger={button} onSignOut={() => signOut.mutate()} />;
  return (
    <>
      {button}
      {failed && <NotLoaded />}
    </>
  );
}
