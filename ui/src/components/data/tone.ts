/** What a status means; a theme gives it its colour, words always go with it. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'plum';
