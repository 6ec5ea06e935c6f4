import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, type Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import type { EntryCheckLine, PupilView } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import ContactsPage from './contacts/ContactsPage.svelte';
import AddPupilPage from './details/AddPupilPage.svelte';
import { contact, facts, line, note, office, stages, TODAY, view, voidedNote, ZOE } from './fixtures';
import FileSample from './FileSample.svelte';
import HistoryPage from './history/HistoryPage.svelte';
import NotesPage from './notes/NotesPage.svelte';
import OverviewPage from './overview/OverviewPage.svelte';
import PupilPage from './PupilPage.svelte';
import DecideStage from './stage/DecideStage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

let answers: Record<string, unknown> = {};

beforeEach(() => {
  answers = {
    find_draft: null,
    school_facts: facts,
    open_pupil: view,
    stage_choices: stages,
    list_needs: [],
    list_factors: [],
    timeline: [],
    list_notes: [note('note-1', 'Asked for the picture cards by herself.'), voidedNote],
    list_contacts: [
      contact('c1', 'Agnieszka Lund', 1, null),
      contact('c2', 'Tomasz Lund', 2, 'Court order: tell him nothing.'),
    ],
    pupil_history: { lines: [], next: null },
  };
  toasts.clear();
  goto.mockClear();
  call.mockReset();
  call.mockImplementation((command) => {
    const answer = answers[command];
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(structuredClone(answer ?? null));
  });
});

function asked(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

function sheet(page: Component, of: PupilView = view): HTMLElement {
  return render(FileSample, { file: { view: of, facts }, sheet: page }).container;
}

function invalid(fields: Record<string, string[]>): Problem {
  return new Problem({ code: 'invalid', message: 'Look again.', fields, reference: null });
}

async function openFile(of: PupilView = view): Promise<HTMLElement> {
  answers['open_pupil'] = of;
  const children = createRawSnippet(() => ({ render: () => '<p>The sheet</p>' }));
  const { container } = render(PupilPage, { id: ZOE, path: `/pupil/${ZOE}/plan`, arrived: 1, children });
  await screen.findByText('The sheet');
  return container;
}

it('heads the file with who she is, what every adult must know and what is due', async () => {
  const container = await openFile();
  const name = screen.getByRole('heading', { level: 1, name: 'Zoë Lund' });
  await waitFor(() => expect(name).toHaveFocus());
  expect(screen.getByText('Legal name Zofia Lund')).toBeVisible();
  expect(screen.getByText('Year 3 · Rowan · 7 years old · born 4 March 2019')).toBeVisible();
  expect(screen.getByText('Key worker Miss J Reed')).toBeVisible();
  expect(screen.getByRole('region', { name: /every adult must know/i })).toHaveTextContent('EpiPen');
  expect(screen.getByRole('link', { name: 'Plan' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(container);
});

it('counts the meetings with parents against three a year', async () => {
  const container = sheet(OverviewPage);
  expect(
    await screen.findByText('2 of 3 meetings with parents this year: 29 September 2026, 20 October 2026.'),
  ).toBeVisible();
  await expectAccessible(container);
});

it('explains a date on a press: rule, start, working and source', async () => {
  const user = userEvent.setup();
  await openFile();
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  expect(await screen.findByText(/the end of Autumn 1 on 23 October 2026/)).toBeVisible();
  expect(screen.getByText('14 September 2026')).toBeVisible();
  expect(screen.getByText('The school’s own rhythm')).toBeVisible();
});

it('shows the office details, class and contacts and nothing of SEND', async () => {
  await openFile(office);
  const tabs = within(screen.getByRole('navigation', { name: 'Parts of this file' })).getAllByRole('link');
  expect(tabs.map((tab) => tab.textContent.trim().split(/\s/)[0])).toEqual([
    'Overview',
    'Medical',
    'Contacts',
    'History',
  ]);
  expect(screen.queryByText(/Key worker/)).toBeNull();
  sheet(OverviewPage, office);
  expect(screen.getByRole('heading', { name: 'Details' })).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'Needs' })).toBeNull();
  expect(asked('list_needs')).toEqual([]);
});

it('says so where there is no such record', async () => {
  answers['open_pupil'] = new Problem({
    code: 'not_found',
    message: 'There is no such record, or it is not yours to see.',
    fields: {},
    reference: null,
  });
  render(PupilPage, {
    id: 'x',
    path: '/pupil/x/overview',
    children: createRawSnippet(() => ({ render: () => '<p></p>' })),
  });
  expect(await screen.findByText(/not yours to see/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the register' })).toHaveAttribute('href', '/register');
});

it('adds a need under its area, with the answer that is wrong told at its field', async () => {
  const user = userEvent.setup();
  const container = sheet(OverviewPage);
  await user.click(await screen.findByRole('button', { name: 'Add a need' }));
  answers['add_need'] = invalid({ area: ['Choose an area of need.'] });
  await user.click(screen.getByRole('button', { name: 'Add the need' }));
  expect(await screen.findByRole('link', { name: 'Choose an area of need.' })).toBeVisible();
  answers['add_need'] = 'need-1';
  await user.click(screen.getByRole('radio', { name: 'Communication and interaction' }));
  await user.selectOptions(screen.getByLabelText(/Type of need/), 'SLCN');
  await user.click(screen.getByRole('button', { name: 'Add the need' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked('add_need').at(-1)).toMatchObject({
    pupil_id: ZOE,
    need: { area: 'communication_and_interaction', sen_type: 'SLCN', rank: 'primary', from_on: TODAY },
  });
  await expectAccessible(container);
});

it('decides a stage: what is missing asks for a reason, is checked once more and never blocks', async () => {
  const user = userEvent.setup();
  answers['decide_placement'] = 'placement-3';
  const container = sheet(DecideStage);
  await user.click(await screen.findByRole('radio', { name: /Step up to My Plan\+/ }));
  expect(screen.queryByRole('radio', { name: /EHCP/ })).toBeNull();
  expect(screen.getByText('The profile is written')).toBeVisible();
  const lead = screen.getByRole('group', { name: 'A lead practitioner is named' });
  await user.click(within(lead).getByRole('checkbox', { name: 'It is in place' }));
  await user.type(screen.getByLabelText(/^Why go on although something is missing/), 'Comes on Friday.');
  await user.type(screen.getByLabelText('Why?'), 'Three cycles without change.');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Check the decision' }));
  expect(asked('decide_placement')).toEqual([]);
  const check = screen.getByRole('region', { name: 'Check before it is saved' });
  expect(check).toHaveTextContent('The assessment is written');
  expect(check).toHaveTextContent('In place, as you say A lead practitioner is named');
  await user.click(screen.getByRole('button', { name: 'Step up to My Plan+' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/overview`));
  expect(asked('decide_placement')).toEqual([
    {
      pupil_id: ZOE,
      decision: {
        to: 'my_plan_plus',
        happened_on: TODAY,
        reason: 'Three cycles without change.',
        evidence: '',
        decided_by: 'Mrs A Okafor',
        parents_told_on: null,
        confirmed: ['lead_practitioner'],
        missing_reason: 'Comes on Friday.',
        leaving: null,
      },
      concern_id: null,
    },
  ]);
  await toasts.list.at(-1)?.undo?.();
  expect(asked('void_placement')).toMatchObject([{ id: 'placement-3' }]);
});

it('asks who was consulted when a child leaves the register, and has progress looked at again', async () => {
  const user = userEvent.setup();
  answers['stage_choices'] = { ...stages, may_leave: true };
  answers['decide_placement'] = 'placement-1';
  const container = sheet(DecideStage);
  await user.click(await screen.findByRole('radio', { name: /Leave the/ }));
  const leaving = screen.getByRole('region', { name: 'Leaving the SEND register' });
  const why = /^Why leave although the parents and the class teacher have not been consulted/;
  expect(within(leaving).getByLabelText(why)).toBeVisible();
  await user.type(within(leaving).getByLabelText(/^Class teacher consulted/), 'Mr Shah');
  const alone = /^Why leave although the parents have not been consulted/;
  await user.type(within(leaving).getByLabelText(alone), 'Abroad until Monday.');
  await user.type(screen.getByLabelText('Why?'), 'Two terms of enough progress.');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Check the decision' }));
  const check = screen.getByRole('region', { name: 'Check before it is saved' });
  expect(check).toHaveTextContent('Watched afterwards Yes, looked at again in 6 weeks');
  expect(check).toHaveTextContent('Not consulted the parents');
  await user.click(screen.getByRole('button', { name: 'Leave the pathway' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/overview`));
  expect(asked('decide_placement')).toMatchObject([
    {
      decision: {
        to: null,
        missing_reason: 'Abroad until Monday.',
        leaving: { parents_on: null, teacher: 'Mr Shah', watch: true, look_again_on: null },
      },
    },
  ]);
});

it('says what of the evidence is missing, until an adult says that it is there', async () => {
  const user = userEvent.setup();
  const evidence: EntryCheckLine = {
    check: 'statutory_evidence',
    words: 'The evidence for statutory assessment is gathered',
    met: false,
    shown_by_records: true,
    still_missing: 'reports of outside agencies and attendance',
  };
  const choices = stages.choices.map((one) => ({ ...one, checks: [evidence] }));
  answers['stage_choices'] = { ...stages, choices };
  sheet(DecideStage);
  await user.click(await screen.findByRole('radio', { name: /Step up to My Plan\+/ }));
  expect(screen.getByText('Missing: reports of outside agencies and attendance')).toBeVisible();
  const asks = screen.getByRole('group', { name: evidence.words });
  await user.click(within(asks).getByRole('checkbox', { name: 'It is in place' }));
  expect(screen.getByText('In place: you say so')).toBeVisible();
});

it('writes a note by keyboard and is ready for the next', async () => {
  const user = userEvent.setup();
  answers['add_note'] = 'note-3';
  const container = sheet(NotesPage);
  await screen.findByText('Asked for the picture cards by herself.');
  const words = screen.getByLabelText('New note');
  await user.type(words, 'Read to her cat.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(words).toHaveValue(''));
  expect(asked('add_note')).toEqual([
    {
      pupil_id: ZOE,
      note: {
        happened_on: TODAY,
        note_kind: 'observation',
        contact_outcome: null,
        contact_with: '',
        body: 'Read to her cat.',
      },
    },
  ]);
  expect(words).toHaveFocus();
  await expectAccessible(container);
});

it('records a contact with the parents from the overview: how, with whom and what was said', async () => {
  const user = userEvent.setup();
  answers['add_note'] = 'note-3';
  const container = sheet(OverviewPage);
  await user.click(await screen.findByRole('button', { name: 'Record a contact with parents' }));
  const dialog = await screen.findByRole('dialog', { name: 'Contact with the parents of Zoë' });
  expect(within(dialog).queryByRole('radio', { name: /Not with parents/ })).toBeNull();
  await user.click(within(dialog).getByRole('radio', { name: /Spoke by phone/ }));
  await user.type(within(dialog).getByLabelText(/^With whom/), 'Mr Lund');
  await user.type(within(dialog).getByLabelText(/^What was said/), 'Sleeps better.');
  await expectAccessible(container);
  await user.click(within(dialog).getByRole('button', { name: 'Record it' }));
  await waitFor(() =>
    expect(asked('add_note')).toEqual([
      {
        pupil_id: ZOE,
        note: {
          happened_on: TODAY,
          note_kind: 'parent_contact',
          contact_outcome: 'phoned',
          contact_with: 'Mr Lund',
          body: 'Sleeps better.',
        },
      },
    ]),
  );
});

it('asks of a meeting alone how the parents took part, and shows the answer beside it', async () => {
  const user = userEvent.setup();
  const met = note('note-4', 'Agreed the targets.');
  answers['list_notes'] = [
    {
      ...met,
      record: { ...met.record, note_kind: 'meeting', contact_outcome: 'attended', contact_with: 'Mrs Lund' },
    },
  ];
  const container = sheet(NotesPage);
  const item = await screen.findByRole('article');
  expect(item).toHaveTextContent('Met in person');
  expect(item).toHaveTextContent('With Mrs Lund');
  expect(screen.queryByLabelText(/^How parents took part/)).toBeNull();
  await user.selectOptions(screen.getByLabelText('Kind'), 'meeting');
  expect(screen.getByLabelText(/^How parents took part/)).toHaveValue('attended');
  await expectAccessible(container);
  await user.selectOptions(screen.getByLabelText(/^How parents took part/), 'not_parents');
  await user.selectOptions(screen.getByLabelText('Kind'), 'parent_contact');
  expect(screen.getByLabelText(/^How parents took part/)).toHaveValue('');
});

it('keeps notes that were taken back behind a box, struck through with the reason', async () => {
  const user = userEvent.setup();
  sheet(NotesPage);
  await screen.findByText('Asked for the picture cards by herself.');
  expect(screen.queryByText('Meant for another child.')).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Show those taken back (1)' }));
  expect(screen.getByText('Meant for another child.').tagName).toBe('S');
  expect(screen.getByText(/Written about the wrong child/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Bring back' }));
  expect(asked('bring_back_note')).toEqual([{ id: 'note-2' }]);
});

it('takes a note back with a reason and offers the way back', async () => {
  const user = userEvent.setup();
  sheet(NotesPage);
  await user.click(await screen.findByRole('button', { name: /Edit or take back the note/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take back' }));
  await user.click(await screen.findByRole('button', { name: 'Take the note back' }));
  expect(asked('void_note')).toEqual([]);
  await user.type(screen.getByLabelText('Why is it taken back?'), 'Twice');
  await user.click(screen.getByRole('button', { name: 'Take the note back' }));
  await waitFor(() => expect(asked('void_note')).toEqual([{ id: 'note-1', reason: 'Twice' }]));
  await toasts.list.at(-1)?.undo?.();
  expect(asked('bring_back_note')).toEqual([{ id: 'note-1' }]);
});

it('shows contacts in the order of calling, a restriction above all else on its card', async () => {
  const container = sheet(ContactsPage);
  const cards = await screen.findAllByRole('article');
  expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual(['Agnieszka Lund', 'Tomasz Lund']);
  expect(cards[1]?.firstElementChild).toHaveTextContent('Court order: tell him nothing.');
  expect(screen.getByText(/one person here must not be told anything/)).toBeVisible();
  await expectAccessible(container);
});

it('tells changes from what to what, and apart from them who opened the record', async () => {
  const user = userEvent.setup();
  answers['pupil_history'] = {
    lines: [
      line(3, 'Miss J Reed opened the record', { opened: true, staff_name: 'Miss J Reed' }),
      line(2, 'Mrs A Okafor changed the contact: telephone', {
        changes: [{ field: 'telephone', from: '01452 496000', to: '07700 900123' }],
      }),
    ],
    next: null,
  };
  answers['record_readers'] = [
    {
      staff_id: 's5',
      name: 'Miss J Reed',
      role: 'Class teacher',
      times: 4,
      first_at: '2026-09-07T09:00:00Z',
      last_at: '2026-11-20T09:00:00Z',
    },
  ];
  const container = sheet(HistoryPage);
  expect(await screen.findByText('Mrs A Okafor changed the contact: telephone')).toBeVisible();
  expect(screen.getByText('01452 496000').tagName).toBe('S');
  expect(screen.queryByText(/Miss J Reed/)).toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole('tab', { name: 'Who has opened this record' }));
  const reader = await screen.findByRole('row', { name: /Miss J Reed/ });
  expect(reader).toHaveTextContent(/Class teacher.*4 times.*7 September 2026.*20 November 2026/);
  await expectAccessible(container);
});

it('warns of a record of the same child, and adds it once somebody has looked', async () => {
  const user = userEvent.setup();
  answers['add_pupil'] = invalid({
    confirmed_not_duplicate: ['Zoë Lund in Rowan has the same name and date of birth.'],
  });
  const { container } = render(AddPupilPage);
  await user.type(await screen.findByLabelText('Legal forename'), 'Zofia');
  await user.click(screen.getByRole('button', { name: 'Add the child' }));
  expect(await screen.findByText('There may be a record of this child already')).toBeVisible();
  await expectAccessible(container);
  answers['add_pupil'] = 'zoe-2';
  await user.click(screen.getByRole('checkbox', { name: /this is another child/ }));
  await user.click(screen.getByRole('button', { name: 'Add the child' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith('/pupil/zoe-2/overview'));
  expect(asked('add_pupil').at(-1)).toMatchObject({ pupil: { confirmed_not_duplicate: true } });
});
