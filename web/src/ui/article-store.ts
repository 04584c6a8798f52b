import { useSyncExternalStore } from 'react';

/** Which article lies open beside the page: any link anywhere may open one. */
let open: number | undefined;
const listeners = new Set<() => void>();

export function showArticle(article: number | undefined) {
  open = article;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useOpenArticle = () => useSyncExternalStore(subscribe, () => open);
