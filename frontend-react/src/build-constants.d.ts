/**
 * Whether answers of the API are held against the contract's schemas; set by vite.config.ts. In
 * development and in tests a mismatch must be loud. In a production build page and API are of one
 * release, and leaving the checks out saves 24 kB gzip of the first load. A constant of the build
 * rather than of a module, because the bundler drops what a literal condition excludes.
 */
declare const CHECK_ANSWERS: boolean;

/** The commit that this build is of, which its source maps are uploaded under (build/code-version.ts). */
declare const CODE_VERSION: string;
