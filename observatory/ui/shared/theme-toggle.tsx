import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from './theme.ts';

const icons = { system: Monitor, dark: Moon, light: Sun };

export function ThemeToggle() {
  const [theme, next] = useTheme();
  const Icon = icons[theme];
  const label = `Theme: ${theme}`;
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={next}>
      <Icon size={16} aria-hidden />
    </button>
  );
}
