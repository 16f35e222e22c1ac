export const SHORTCUT_SHEET_EVENT = 'shortcut-sheet';

/** Opens the sheet of keys from anywhere in the page. */
export const openShortcutSheet = (): void => {
  window.dispatchEvent(new Event(SHORTCUT_SHEET_EVENT));
};
