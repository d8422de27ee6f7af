/** Shows a fallback instead of what failed, and tells of the error; works inside of ErrorReports. */
export { ErrorBoundary } from '@rollbar/react';
