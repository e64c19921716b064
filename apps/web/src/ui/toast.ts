import { createStore } from './store.js';

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

/** Shown and read out; `announce` alone is only read out. */
export const toasts = createStore<readonly Toast[]>([]);
export const announcement = createStore('');

const SHOWN_FOR = 6000;
let last = 0;

export const announce = (text: string): void => announcement.set(text);

export const dismiss = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));

/** Not again while it still stands there. */
export const toastOnce = (kind: Toast['kind'], text: string): void => {
  if (toasts.get().every((shown) => shown.text !== text)) toast(kind, text);
};

export const toast = (kind: Toast['kind'], text: string): void => {
  last += 1;
  const id = last;
  toasts.set([...toasts.get().slice(-2), { id, kind, text }]);
  announce(text);
  setTimeout(() => dismiss(id), SHOWN_FOR);
};
