import { Field, type FieldProps } from './field.tsx';
import { RuleList } from './rule-list.tsx';
import { HANDLE_MAX_LENGTH } from './rules.ts';

/** Where a username is chosen. */
export function HandleField({ value, ...props }: Omit<FieldProps, 'label'> & { value: string }) {
  const left = HANDLE_MAX_LENGTH - value.length;
  const rules = [
    { says: 'Letters from a to z, digits and _', kept: /^\w+$/.test(value) },
    {
      says: `At most ${HANDLE_MAX_LENGTH} characters, ${left < 0 ? 'too long by' : 'left:'} ${Math.abs(left)}`,
      kept: value !== '' && left >= 0,
    },
  ];
  return (
    <Field
      {...props}
      value={value}
      label="Username"
      start="@"
      autoComplete="nickname"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      hint={<RuleList rules={rules} />}
    />
  );
}
