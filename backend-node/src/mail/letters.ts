import { type Letter, layOut } from './layout.ts';

const IGNORE = 'If this was not you, there is nothing to do: without the code nothing happens.';

/** Every mail that Cruddur sends. None names the person, whom a stranger may have made up. */
export const letters = {
  confirm: (code: string, minutes: number): Letter =>
    layOut({
      kind: 'confirm',
      subject: `${code} is your code for Cruddur`,
      before: ['Welcome to Cruddur! Confirm that this address is yours with this code:'],
      code,
      after: [`It works for ${minutes} minutes.`, IGNORE],
    }),

  reset: (code: string, minutes: number): Letter =>
    layOut({
      kind: 'reset',
      subject: `${code} is your code for a new password`,
      before: ['Choose a new password for Cruddur with this code:'],
      code,
      after: [`It works for ${minutes} minutes.`, IGNORE],
    }),

  changeEmail: (code: string, minutes: number): Letter =>
    layOut({
      kind: 'change_email',
      subject: `${code} is your code for a new address`,
      before: ['Confirm with this code that your mail from Cruddur shall come here:'],
      code,
      after: [`It works for ${minutes} minutes.`, IGNORE],
    }),

  alreadyKnown: (signInUrl: string): Letter =>
    layOut({
      kind: 'already_known',
      subject: 'You have an account at Cruddur already',
      before: [
        'Somebody, probably you, asked for an account with this address. It has one already:',
        `Sign in at ${signInUrl}, and choose “Forgot password?” there if you need a new one.`,
      ],
      after: ['If this was not you, there is nothing to do: nothing has changed.'],
    }),

  passwordChanged: (forgotUrl: string): Letter =>
    layOut({
      kind: 'password_changed',
      subject: 'Your password was changed',
      before: ['The password of your account at Cruddur was changed just now.'],
      after: [`If this was not you, choose a new one at once: ${forgotUrl}`],
    }),

  emailChanged: (): Letter =>
    layOut({
      kind: 'email_changed',
      subject: 'Your address was changed',
      before: ['The mail of your account at Cruddur goes to another address from now on.'],
      after: ['If this was not you, answer to this mail.'],
    }),
};
