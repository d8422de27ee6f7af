const aCrud = ['app.crud.uuid'];
const aUser = ['app.user.uuid'];

/** What happens in Cruddur: events of the server span, with the attributes that each carries. */
export const businessEvents: Readonly<Record<string, readonly string[]>> = {
  crud_created: aCrud,
  crud_replied: ['app.crud.uuid', 'app.crud.parent_uuid'],
  crud_liked: aCrud,
  crud_unliked: aCrud,
  crud_reposted: aCrud,
  crud_unreposted: aCrud,
  crud_deleted: aCrud,
  cruds_expired: ['app.count'],
  user_followed: aUser,
  user_unfollowed: aUser,
  message_sent: ['app.message.uuid'],
  profile_updated: [],
  image_uploaded: ['app.image.uuid', 'app.image.kind'],
  notifications_read: [],
  signed_up: aUser,
  email_confirmed: aUser,
  signed_in: aUser,
  signed_out: aUser,
  password_reset: aUser,
  email_changed: aUser,
  data_downloaded: aUser,
  account_deleted: aUser,
  mail_failed: ['app.mail.kind'],
  // Security, by the names of OWASP's logging vocabulary.
  authn_login_success: aUser,
  authn_login_fail: [],
  authn_login_fail_max: ['app.limit'],
  authn_password_change: aUser,
  authz_fail: ['app.resource'],
  excess_rate_limit_exceeded: ['app.limit'],
  session_created: ['app.session.uuid'],
  session_expired: ['app.count'],
  session_revoked: ['app.count'],
  user_created: aUser,
  user_deleted: aUser,
};

/** Attributes that an event may carry, by its name; an event that is not listed carries none. */
export const eventAttributes: Readonly<Record<string, readonly string[]>> = {
  exception: [
    'exception.type',
    'exception.message',
    'exception.stacktrace',
    // Whether it left the code that the span stands for, or was caught there.
    'exception.escaped',
  ],
  ...businessEvents,
};

/** Attributes that a link between spans may carry: where it leads says everything. */
export const linkAttributes: readonly string[] = [];
