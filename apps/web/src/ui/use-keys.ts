import { useHotkeys } from 'react-hotkeys-hook';
import { singleKeys } from './preferences.js';
import { useStore } from './store.js';

/** Enter belongs to what has the focus: a link, a button, a cell. */
const isTaken = (event: KeyboardEvent): boolean => event.key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, [tabindex]:not(main)') !== null;
const isBlocked = (event: KeyboardEvent): boolean => event.isComposing || isTaken(event) || document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null;

/** A single-key shortcut: off in text fields, while an input method composes, and by the switch in 我的. */
export const useKey = (key: string, act: () => void, isOn = true): void => {
  const wanted = useStore(singleKeys) === 'on';
  useHotkeys(
    key,
    (event) => {
      event.preventDefault();
      act();
    },
    { enabled: wanted && isOn, ignoreEventWhen: isBlocked, useKey: true },
    [act, isOn, wanted],
  );
};

/** With Alt, so that it works while a text field has the focus. */
export const useAltKey = (digit: number, act: () => void): void => {
  useHotkeys(
    `alt+${digit}`,
    (event) => {
      event.preventDefault();
      act();
    },
    { enableOnFormTags: true, ignoreEventWhen: isBlocked },
    [act],
  );
};
