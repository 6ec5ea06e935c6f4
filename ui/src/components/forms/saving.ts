/** `clean` nothing was typed, `waiting` for a pause in the typing, `saving` on its way, `saved` in the file. */
export type Saving = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed';
