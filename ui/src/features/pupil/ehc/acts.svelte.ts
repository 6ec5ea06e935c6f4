// What is done on the sheet "EHCP": which dialog is open, and what is taken back, brought back and signed.
import {
  api,
  type Disclosure,
  type EhcReviewView,
  type EhcStep,
  type EhcView,
  type EvidenceLine,
  type Kept,
  type PlanVersion,
  type RequestView,
  type StepReasonKind,
} from '$lib/backend/generated/api';
import { Act, offerUndo } from '$lib/forms/act.svelte';
import type { RequestForm } from './ehc';
import type { ReviewForm } from './review';

/** The dialog that is open; one at a time. */
export type Open =
  | { what: 'request'; view?: RequestView }
  | { what: 'request-step'; view: RequestView; form: RequestForm }
  | { what: 'request-reason'; view: RequestView; step: EhcStep; kind: StepReasonKind }
  | { what: 'evidence'; view: RequestView; line: EvidenceLine }
  | { what: 'sign'; view: RequestView }
  | { what: 'review'; view?: EhcReviewView }
  | { what: 'review-step'; view: EhcReviewView; form: ReviewForm }
  | { what: 'review-reason'; view: EhcReviewView; step: EhcStep; kind: StepReasonKind }
  | { what: 'cease'; version: PlanVersion }
  | { what: 'disclosure' }
  | {
      what: 'void';
      noun: string;
      take: (reason: string) => Promise<unknown>;
      bringBack: () => Promise<unknown>;
    };

export class EhcActs {
  open = $state.raw<Open>();
  readonly act = new Act();

  readonly close = (): void => {
    this.open = undefined;
  };

  voidRequest({ request }: RequestView): void {
    const { id } = request.record;
    this.open = {
      what: 'void',
      noun: 'request',
      take: (reason) => api.voidEhcRequest({ id, reason }),
      bringBack: () => api.bringBackEhcRequest({ id }),
    };
  }

  voidReview({ review }: EhcReviewView): void {
    const { id } = review.record;
    this.open = {
      what: 'void',
      noun: 'review',
      take: (reason) => api.voidEhcReview({ id, reason }),
      bringBack: () => api.bringBackEhcReview({ id }),
    };
  }

  voidPlan({ plan }: PlanVersion): void {
    const { id } = plan.record;
    this.open = {
      what: 'void',
      noun: 'version of the plan',
      take: (reason) => api.voidEhcPlan({ id, reason }),
      bringBack: () => api.bringBackEhcPlan({ id }),
    };
  }

  unended({ plan: { record, version } }: PlanVersion): void {
    void this.act.run(() => api.resumeEhcPlan({ id: record.id, version }));
  }

  voidDisclosure({ record: { id } }: Kept<Disclosure>): void {
    this.open = {
      what: 'void',
      noun: 'entry',
      take: (reason) => api.voidDisclosure({ id, reason }),
      bringBack: () => api.bringBackDisclosure({ id }),
    };
  }

  async takeBack(reason: string): Promise<void> {
    if (this.open?.what !== 'void') return;
    const { noun, take, bringBack } = this.open;
    await take(reason);
    offerUndo(`The ${noun} is taken back.`, bringBack);
  }

  bringBack({ kind, id }: EhcView['taken_back'][number]): Promise<unknown> {
    if (kind === 'ehc_request') return api.bringBackEhcRequest({ id });
    if (kind === 'ehc_plan') return api.bringBackEhcPlan({ id });
    if (kind === 'ehc_review') return api.bringBackEhcReview({ id });
    return api.bringBackDisclosure({ id });
  }

  async sign(): Promise<void> {
    if (this.open?.what !== 'sign') return;
    const { record, version } = this.open.view.request;
    await api.signEhcRequest({ id: record.id, version });
  }
}
