/**
 * Whether a key belongs to an input method that is still composing: its Escape and Enter are for the characters, not for the page.
 * 229 is what browsers report that forget `isComposing` (UI Events, 5.5.4).
 */
export const composing = (key: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>) => key.isComposing || key.keyCode === 229
