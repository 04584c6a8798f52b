const CONTROLS = 'input, textarea, select, button';

/** Brings a field, or the first control of a part of the page, into view and under the keyboard. */
export function goTo(id: string, otherwise = id) {
  const element = document.getElementById(id) ?? document.getElementById(otherwise);
  const control = element?.matches(CONTROLS) ? element : element?.querySelector<HTMLElement>(CONTROLS);
  const target = control ?? element;
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
