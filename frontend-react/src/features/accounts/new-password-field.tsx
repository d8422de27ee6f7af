import { PASSWORD_MIN_LENGTH } from '@cruddur/contract/api/accounts.ts';
import type { FieldProps } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import { RuleList } from './rule-list.tsx';

interface NewPasswordFieldProps extends Omit<FieldProps, 'label'> {
  label?: string;
  value: string;
}

/** Where a password is chosen, with its one rule: length, which is what makes it hard to guess. */
export function NewPasswordField({ label = 'Password', ...props }: NewPasswordFieldProps) {
  const length = props.value.length;
  const says = `At least ${PASSWORD_MIN_LENGTH} characters; a few words make a good one`;
  return (
    <PasswordField
      {...props}
      label={label}
      autoComplete="new-password"
      hint={<RuleList rules={[{ says, kept: length >= PASSWORD_MIN_LENGTH }]} />}
    />
  );
}
