'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { MenuChoice } from '@/components/ui/dropdown-menu';

const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

/** Light, dark, or as the system says: a group of a menu. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const value = THEMES.find((each) => each.value === theme)?.value ?? 'system';
  return <MenuChoice label="Theme" value={value} onValueChange={setTheme} options={THEMES} />;
}
