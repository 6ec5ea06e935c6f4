// The file of one child that is open: what its head and every sheet of it share.
import { createContext } from 'svelte';
import { schoolFacts } from '$features/desk/facts.svelte';
import { CLOCK_KINDS } from '$features/today/kinds';
import {
  api,
  type Kind,
  type PupilId,
  type PupilView,
  type SchoolFactsView,
} from '$lib/backend/generated/api';
import { Resource } from '$lib/backend/resource.svelte';

/** What the head of a file is made of. */
const KINDS: readonly Kind[] = [
  ...CLOCK_KINDS,
  'class_member',
  'photo',
  'pupil_staff',
  'contact',
  'need',
  'factor',
  'assessment',
  'note',
  'disability',
  'adjustment',
  'access_arrangement',
  'attachment',
];

/** Make it while the layout of the file is set up. */
export class PupilFile {
  readonly view: Resource<PupilId, PupilView>;
  readonly facts: Resource<null, SchoolFactsView>;

  constructor(id: () => PupilId) {
    this.view = new Resource({
      key: id,
      load: (pupilId) => api.openPupil({ pupil_id: pupilId }),
      kinds: KINDS,
      pupil: (pupilId) => pupilId,
    });
    this.facts = schoolFacts();
  }
}

/** A file whose head and facts are here; what the sheets get. */
export interface OpenFile {
  readonly view: PupilView;
  readonly facts: SchoolFactsView;
}

const [getFile, setFile] = createContext<OpenFile>();

/** Gives the sheets beneath the child and the school's words; both are there before a sheet is. */
export function shareFile(file: OpenFile): void {
  setFile(file);
}

/** The open file, for a sheet of it. */
export function openFile(): OpenFile {
  return getFile();
}
