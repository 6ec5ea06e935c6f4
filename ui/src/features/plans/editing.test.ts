import { expect, it } from 'vitest';
import { blankTarget, moveBy, planWords, putIn, putInTarget, saysSomething } from './editing';
import { facts, planView } from './fixtures';
import { choicesOf, scaleOf, suffixOf } from './measure';
import { chosenPlan } from './places';
import { planLine } from './fixtures';
import { groupWords, howOften, listed, spanWords, tookPart } from './words';

it('puts a line in behind the one before it, or at the end', () => {
  const list = ['a', 'b'];
  expect(putIn(list, 'x', 0)).toBe(1);
  expect(putIn(list, 'y')).toBe(3);
  expect(list).toEqual(['a', 'x', 'b', 'y']);
});

it('moves a line and stays within the list', () => {
  const list = ['a', 'b', 'c'];
  expect(moveBy(list, 2, -1)).toBe(1);
  expect(list).toEqual(['a', 'c', 'b']);
  expect(moveBy(list, 0, -1)).toBe(0);
  expect(moveBy(list, 2, 1)).toBe(2);
  expect(list).toEqual(['a', 'c', 'b']);
});

it('knows an empty part from one whose words would be lost', () => {
  const target = blankTarget();
  expect(saysSomething(target)).toBe(false);
  expect(saysSomething({ ...target, id: 'target-1' })).toBe(false);
  expect(saysSomething({ ...target, baseline: 0 })).toBe(true);
  expect(saysSomething({ ...target, small_steps: [{ id: null, text: 'Read' }] })).toBe(true);
  expect(saysSomething({ ...target, small_steps: [{ id: null, text: ' ' }] })).toBe(false);
});

it('tells a plan in plain words with a change in any part', () => {
  const words = planWords(planView.draft);
  expect(words).toContainEqual({ term: 'Written with', text: 'the child, a parent and the class teacher' });
  expect(words).toContainEqual({
    term: 'Provision of target 1.1',
    text: 'Precision teaching, Miss C Martin, The nook, 10 minutes, 5 times a week, One to one',
  });
});

it('says how often help is given as people say it', () => {
  expect(howOften({ minutes: 1, times_a_week: 1 })).toBe('1 minute, once a week');
  expect(howOften({ minutes: 20, times_a_week: 2 })).toBe('20 minutes, twice a week');
  expect(howOften({ minutes: null, times_a_week: 5 })).toBe('5 times a week');
  expect(groupWords(1)).toBe('One to one');
  expect(spanWords('2026-09-14', null)).toBe('From 14 Sept 2026');
  expect(listed(['a'])).toBe('a');
  expect(tookPart({ child_took_part: false, parent_took_part: false, teacher_took_part: false })).toBe('');
});

it('gives a measure its controls', () => {
  expect(choicesOf({ kind: 'yes_no' })?.map(({ label }) => label)).toEqual(['No', 'Yes']);
  expect(choicesOf({ kind: 'gas' })).toHaveLength(5);
  expect(choicesOf({ kind: 'tme' })).toBeUndefined();
  expect(suffixOf({ kind: 'count', unit: 'words', direction: 'up' })).toBe('words');
  expect(scaleOf({ kind: 'gas' }, facts.codes.measures)).toEqual([-2, 2]);
  expect(scaleOf({ kind: 'count', unit: 'words', direction: 'up' }, facts.codes.measures)).toBeUndefined();
});

it('shows the plan asked for, else the first', () => {
  const other = {
    ...planLine,
    plan: { ...planLine.plan, record: { ...planLine.plan.record, id: 'plan-2' } },
  };
  expect(chosenPlan([planLine, other], 'plan-2')).toBe(other);
  expect(chosenPlan([planLine, other], 'gone')).toBe(planLine);
  expect(chosenPlan([], null)).toBeUndefined();
});

it('carries a recommendation into the last outcome, or into a new one where there is none', () => {
  const plan = structuredClone(planView.draft);
  const before = plan.outcomes.at(-1)?.targets.length ?? 0;
  const last = plan.outcomes.length - 1;
  expect(putInTarget(plan, 'Ten seconds to answer')).toBe(`outcomes.${last}.targets.${before}.text`);
  expect(plan.outcomes[last]?.targets[before]?.text).toBe('Ten seconds to answer');
  const none = { ...plan, outcomes: [] };
  expect(putInTarget(none, 'Ten seconds to answer')).toBe('outcomes.0.targets.0.text');
});
