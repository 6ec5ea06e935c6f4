import { expect, it } from 'vitest';
import type { Kept, Placement } from '$lib/backend/generated/api';
import { toldInRun } from './told';

function stood(
  from: string,
  to: string | null,
  more: { told?: string; onRegister?: boolean; voided?: boolean } = {},
): Kept<Placement> {
  const { told = null, onRegister = true, voided = false } = more;
  const act = { at: '2026-09-10T09:00:00Z', by: 'staff-1', by_name: 'Mrs A Okafor', reason: 'Mistyped' };
  return {
    record: {
      id: `placement-${from}`,
      pupil_id: 'pupil-1',
      stage_key: 'my_plan',
      stage_name: 'My Plan',
      on_register: onRegister,
      census: 'K',
      from_on: from,
      to_on: to,
      reason: '',
      evidence: '',
      decided_by: '',
      parents_told_on: told,
      missing: [],
      missing_reason: '',
      end_reason: '',
      end_decided_by: '',
      end_parents_on: null,
      end_teacher: '',
      end_missing_reason: '',
    },
    version: 1,
    recorded_at: act.at,
    recorded_by: act.by,
    recorded_by_name: act.by_name,
    voided: voided ? act : null,
  };
}

it('remembers at the next stage that the parents were told at the one before', () => {
  const history = [stood('2026-03-01', null), stood('2025-09-01', '2026-03-01', { told: '2025-09-04' })];
  expect(toldInRun(history)?.parents_told_on).toBe('2025-09-04');
});

it('asks again after the child was off the register, or away', () => {
  const before = stood('2024-09-01', '2025-01-10', { told: '2024-09-04' });
  const off = stood('2025-01-10', '2026-03-01', { onRegister: false, told: '2025-01-10' });
  expect(toldInRun([stood('2026-03-01', null), off, before])).toBeUndefined();
  expect(toldInRun([stood('2026-03-01', null), before])).toBeUndefined();
});

it('passes over a decision that was taken back', () => {
  const voided = stood('2026-03-01', null, { told: '2026-03-02', voided: true });
  expect(toldInRun([voided, stood('2025-09-01', null)])).toBeUndefined();
});
