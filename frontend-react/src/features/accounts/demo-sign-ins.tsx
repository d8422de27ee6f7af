import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { signedInAs } from '../../shared/session.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { demoPeople, signInAsDemo } from './auth.api.ts';
import styles from './demo-sign-ins.module.css';
import { FormRefusal } from './form-refusal.tsx';

/** People as whom one may look around without an account; nothing where there are none. */
export function DemoSignIns() {
  const client = useQueryClient();
  const people = useQuery(demoPeople).data;
  const enter = useMutation({
    mutationFn: async (handle: string) => signedInAs(client, await signInAsDemo({ handle })),
  });
  if (!people?.length) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-heading">
      <h3 id="demo-heading">Or just look around</h3>
      <p>This Cruddur is for trying out. Be one of these people, without a password:</p>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.uuid}>
            <button
              type="button"
              name="demo-sign-in"
              className={styles.person}
              aria-disabled={enter.isPending}
              onClick={() => !enter.isPending && enter.mutate(person.handle)}
            >
              <Avatar person={person} size={40} />
              <span className={styles.names}>
                <span className={styles.name}>{person.display_name}</span>{' '}
                <span className={styles.handle}>@{person.handle}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <FormRefusal error={enter.error} />
    </section>
  );
}
