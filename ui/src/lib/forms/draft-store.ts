// Where the words of a form are kept until it is saved: the person's own drafts, in the school's encrypted file.
import { api, type Draft } from '$lib/backend/generated/api';

export interface DraftStore {
  find: (place: string) => Promise<Draft | null>;
  keep: (place: string, body: unknown) => Promise<unknown>;
  discard: (place: string) => Promise<unknown>;
}

export const storedDrafts: DraftStore = {
  find: (place) => api.findDraft({ place }),
  keep: (place, body) => api.keepDraft({ place, body }),
  discard: (place) => api.discardDraft({ place }),
};
