/** Preloaded with --import, so that tracing is there before the application is. */
export {};
