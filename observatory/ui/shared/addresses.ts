/** Where `npm start` puts Cruddur's pages, unless FRONTEND_PORT says otherwise. */
export const cruddur = 'http://localhost:3000';

/** An address of Cruddur's API that fails on purpose, outside production. */
export const failing = 'http://localhost:4567/rollbar/test';
