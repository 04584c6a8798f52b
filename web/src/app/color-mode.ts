import { useSyncExternalStore } from 'react';
import { type ColorMode, palettes } from './palette.ts';
import { isPrinting, onPrinting } from './printing.ts';

const KEY = 'colorMode';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const kept = () => {
  const value = localStorage.getItem(KEY);
  return value === 'dark' || value === 'light' ? value : undefined;
};
const chosen = (): ColorMode => kept() ?? (prefersDark.matches ? 'dark' : 'light');
/** Paper is white. */
const current = (): ColorMode => (isPrinting() ? 'light' : chosen());

/** Gives `app.css` the palette as custom properties, and native controls their scheme. */
function apply() {
  const mode = current();
  const { style } = document.documentElement;
  style.setProperty('color-scheme', mode);
  for (const [name, value] of Object.entries(palettes[mode])) style.setProperty(`--${name}`, value);
  for (const listener of listeners) listener();
}

prefersDark.addEventListener('change', apply);
onPrinting(apply);
apply();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function useColorMode(): [ColorMode, () => void] {
  const mode = useSyncExternalStore(subscribe, current);
  const toggle = () => {
    localStorage.setItem(KEY, mode === 'dark' ? 'light' : 'dark');
    apply();
  };
  return [mode, toggle];
}
