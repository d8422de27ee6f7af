import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { ApiError } from '../../shared/api-error.ts';
import { announce } from '../../shared/ui/announcer.tsx';

export type Values<Name extends string> = Record<Name, string>;

/** A sentence that says what is wrong with a value; empty when nothing is. */
export type Rule<Name extends string> = (value: string, values: Values<Name>) => string;

interface FormOptions<Name extends string> {
  /** Every field, in the order in which they stand. */
  rules: Record<Name, Rule<Name>>;
  initial?: Partial<Values<Name>>;
  /** Rejects with what was refused. Not called while a field is wrong, or while it is at work. */
  send: (values: Values<Name>) => Promise<unknown>;
}

/**
 * A form of text fields. A field is judged when it is left and when the form is sent, and no
 * longer called wrong once it is right; the focus goes to the first wrong one. What the server
 * refuses stands on its field, else in `refusal`.
 */
export function useForm<Name extends string>({ rules, initial, send }: FormOptions<Name>) {
  const names = Object.keys(rules) as Name[];
  const [values, setValues] = useState(() => filled(names, (name) => initial?.[name] ?? ''));
  const [problems, setProblems] = useState<Partial<Values<Name>>>({});
  const [refusal, setRefusal] = useState<Error>();
  const form = useRef<HTMLFormElement>(null);
  // Two clicks may come before React renders again.
  const atWork = useRef(false);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: send,
    // What was sent may hold a password: it is not kept once nobody looks at it.
    gcTime: 0,
  });

  const problemOf = (name: Name, among = values) => rules[name](among[name], among);
  const problemsOf = (among = values) => filled(names, (name) => problemOf(name, among));

  const note = (name: Name, problem: string) =>
    setProblems((known) => ({ ...known, [name]: problem }));

  function complain(found: Partial<Values<Name>>): boolean {
    setProblems(found);
    const first = names.find((name) => found[name]);
    if (first === undefined) return false;
    const field = form.current?.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
    announce(found[first] ?? '');
    return true;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (atWork.current) return;
    setRefusal(undefined);
    if (complain(problemsOf())) return;
    atWork.current = true;
    try {
      await mutateAsync(values);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const name = names.find((known) => isAbout(error, known));
      if (name === undefined) setRefusal(error);
      else complain(filled(names, (known) => (known === name ? error.message : '')));
    } finally {
      atWork.current = false;
    }
  }

  return {
    values,
    refusal,
    busy: isPending,
    /** Empties every field. */
    clear: () => setValues(filled(names, () => '')),
    /** To be spread on the `<form>`; the browser's own bubbles say less than we do. */
    form: { ref: form, onSubmit: submit, noValidate: true },
    /** To be spread on the field of that name. */
    field: (name: Name) => ({
      name,
      value: values[name],
      problem: problems[name] ?? '',
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const next = { ...values, [name]: event.target.value };
        // A password manager fills in several fields before React renders again.
        setValues((known) => ({ ...known, [name]: next[name] }));
        if (problems[name]) note(name, problemOf(name, next));
      },
      onBlur: () => {
        if (values[name] !== '') note(name, problemOf(name));
      },
    }),
  };
}

function filled<Name extends string>(names: Name[], value: (name: Name) => string): Values<Name> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Values<Name>;
}

/** The field that the API names, else the one that its code begins with: `handle_taken`. */
function isAbout(error: Error, name: string): boolean {
  if (!(error instanceof ApiError) || error.code === 'email_unconfirmed') return false;
  return error.field ? error.field === name : error.code.startsWith(`${name}_`);
}
