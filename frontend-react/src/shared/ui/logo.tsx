/** A speech bubble that says "#?@!". */
export function Logo({ size = 44 }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 50" width={size} height={(size * 50) / 64} aria-hidden="true">
      <path
        fill="var(--accent)"
        d="M14 2h36a12 12 0 0 1 12 12v12a12 12 0 0 1-12 12H28.500L16.200 48.300A1.300 1.300 0 0 1 14 47.300V38A12 12 0 0 1 2 26V14A12 12 0 0 1 14 2Z"
      />
      <g fill="none" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M13 11.500l-2 17M18.500 11.500l-2 17M9.600 17h11M8.800 23.200h11" />
        <path d="M24.200 15.600a4 4 0 1 1 6 3.500c-1.300.800-2 1.700-2 3.600M28.200 28.400v.1" />
        <path d="M45 17v4.200a2.200 2.200 0 0 0 4.300-.700v-.5a7.600 7.600 0 1 0-3.400 6.200" />
        <circle cx="41.800" cy="20" r="3.200" />
        <path d="M55 11.500v11M55 28.400v.1" />
      </g>
    </svg>
  );
}
