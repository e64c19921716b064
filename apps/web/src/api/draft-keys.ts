/** Keys of what an act on a catalogue version changes: itself, the list, what the year has of it, what is compared with it. */
export const draftKeys = (id: string): readonly (readonly string[])[] => [['catalogue-version', id], ['catalogue-versions'], ['catalogue-diff'], ['catalogue'], ['cycles'], ['carry-over']];
