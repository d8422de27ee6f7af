import {
  Activity,
  Bug,
  ChartColumn,
  ChartSpline,
  Gauge,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Network,
  ScanLine,
  ScrollText,
} from 'lucide-react';

/** A screen of the navigation; another is added here and in app.tsx. */
export interface Screen {
  path: string;
  label: string;
  /** Reached with `g` and this letter. */
  key: string;
  icon: LucideIcon;
  /** Paths that belong to it besides its own. */
  owns?: readonly string[];
  /** Has a place of its own on a phone, where the others are under More. */
  often?: true;
}

export const screens: readonly Screen[] = [
  { path: '/', label: 'Now', key: 'n', icon: Activity, owns: ['/trace/', '/compare'], often: true },
  { path: '/query', label: 'Query', key: 'q', icon: ChartSpline, often: true },
  { path: '/boards', label: 'Boards', key: 'b', icon: LayoutDashboard, owns: ['/boards/'] },
  { path: '/map', label: 'Map', key: 'p', icon: Network },
  { path: '/metrics', label: 'Metrics', key: 't', icon: ChartColumn },
  { path: '/errors', label: 'Errors', key: 'e', icon: Bug, owns: ['/errors/'], often: true },
  { path: '/logs', label: 'Logs', key: 'l', icon: ScrollText, often: true },
  { path: '/xray', label: 'X-Ray', key: 'x', icon: ScanLine },
  { path: '/mail', label: 'Mail', key: 'm', icon: Mail, owns: ['/mail/'] },
  { path: '/status', label: 'Status', key: 's', icon: Gauge, owns: ['/transfer'] },
];
