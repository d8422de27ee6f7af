import { type LogLevel, log } from './logs/log.ts';
import { currentRequest } from './request.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * What happens in Cruddur, a call each: an event on the server span of the running request, and a
 * log line. Facts are ids and counts, never what people wrote or are called. The names of security
 * events are OWASP's: https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
 */
export const events = {
  // cruds
  crudCreated: (crud: string) => emit('crud_created', { 'app.crud.uuid': crud }),
  crudReplied: (crud: string, parent: string) =>
    emit('crud_replied', { 'app.crud.uuid': crud, 'app.crud.parent_uuid': parent }),
  crudLiked: (crud: string) => emit('crud_liked', { 'app.crud.uuid': crud }),
  crudUnliked: (crud: string) => emit('crud_unliked', { 'app.crud.uuid': crud }),
  crudReposted: (crud: string) => emit('crud_reposted', { 'app.crud.uuid': crud }),
  crudUnreposted: (crud: string) => emit('crud_unreposted', { 'app.crud.uuid': crud }),
  crudDeleted: (crud: string) => emit('crud_deleted', { 'app.crud.uuid': crud }),
  crudsExpired: (count: number) => emit('cruds_expired', { 'app.count': count }),

  // people
  userFollowed: (user: string) => emit('user_followed', { 'app.user.uuid': user }),
  userUnfollowed: (user: string) => emit('user_unfollowed', { 'app.user.uuid': user }),
  messageSent: (message: string) => emit('message_sent', { 'app.message.uuid': message }),
  profileUpdated: () => emit('profile_updated'),
  imageUploaded: (image: string, kind: string) =>
    emit('image_uploaded', { 'app.image.uuid': image, 'app.image.kind': kind }),
  notificationsRead: () => emit('notifications_read'),

  // accounts
  signedUp: (user: string) => emit('signed_up', { 'app.user.uuid': user }),
  emailConfirmed: (user: string) => emit('email_confirmed', { 'app.user.uuid': user }),
  signedIn: (user: string) => emit('signed_in', { 'app.user.uuid': user }),
  signedOut: (user: string) => emit('signed_out', { 'app.user.uuid': user }),
  passwordReset: (user: string) => emit('password_reset', { 'app.user.uuid': user }),
  emailChanged: (user: string) => emit('email_changed', { 'app.user.uuid': user }),
  dataDownloaded: (user: string) => emit('data_downloaded', { 'app.user.uuid': user }),
  accountDeleted: (user: string) => emit('account_deleted', { 'app.user.uuid': user }),
  mailFailed: (kind: string) => emit('mail_failed', { 'app.mail.kind': kind }, 'error'),

  // security, by OWASP's names
  loginSucceeded: (user: string) => emit('authn_login_success', { 'app.user.uuid': user }),
  loginFailed: () => emit('authn_login_fail', {}, 'warn'),
  loginFailedTooOften: (limit: string) =>
    emit('authn_login_fail_max', { 'app.limit': limit }, 'warn'),
  passwordChanged: (user: string) => emit('authn_password_change', { 'app.user.uuid': user }),
  accessDenied: (what: string) => emit('authz_fail', { 'app.resource': what }, 'warn'),
  limitExceeded: (limit: string) =>
    emit('excess_rate_limit_exceeded', { 'app.limit': limit }, 'warn'),
  sessionCreated: (session: string) => emit('session_created', { 'app.session.uuid': session }),
  sessionsExpired: (count: number) => emit('session_expired', { 'app.count': count }),
  sessionsRevoked: (count: number) => emit('session_revoked', { 'app.count': count }),
  userCreated: (user: string) => emit('user_created', { 'app.user.uuid': user }),
  userDeleted: (user: string) => emit('user_deleted', { 'app.user.uuid': user }),
};

function emit(name: string, facts: Facts = {}, level: LogLevel = 'info'): void {
  const span = currentRequest()?.span;
  // Something that a request set off may happen after its answer.
  if (span?.isRecording()) span.addEvent(name, facts);
  log(level, name, { 'event.name': name, ...facts });
}
