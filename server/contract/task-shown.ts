import type { MemberShown } from './task-members.ts'
import type { supervisionClasses } from './task-words.ts'
import type { PlanItem, TaskMark, TaskStep } from './task.ts'
import type { TourShown } from './tour.ts'

/* Tasks, officers and evidence as the doors tell of them. */

/** Coarse (3 decimals, about 100 m), at most 24 hours old: shelf `officers`. */
export interface OfficerMark {
  readonly id: string
  /** Station he belongs to, or null when it is not exactly one. */
  readonly unit: string | null
  readonly lng: number
  readonly lat: number
  /** When he was there, epoch ms by our clock. */
  readonly at: number
  readonly state: 'free' | 'busy'
}

/** A file of evidence of a task. */
export interface EvidenceMark {
  readonly hash: string
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly at: number
  readonly lng: number | null
  readonly lat: number | null
}

/** A row of GET /api/v1/tasks. Names are for persons; a screen gets null. */
export interface TaskRowShown extends TaskMark {
  readonly handlerName: string | null
  readonly unitName: string | null
}

/** A step as GET /api/v1/tasks/{id} tells it. A screen gets neither names nor free text. */
export interface TaskStepShown extends TaskStep {
  readonly byName: string | null
  readonly handlerName?: string | null
}

/** GET /api/v1/tasks/{id} */
export interface TaskDetail extends TaskRowShown {
  readonly members: MemberShown[]
  /** The commander lets the lead begin without those who are not there. */
  readonly waived: boolean
  readonly plan: readonly PlanItem[]
  readonly supervisionClass: (typeof supervisionClasses)[number] | null
  readonly note: string | null
  readonly chosenWhy: string | null
  readonly suspendedUntil: number | null
  readonly found: 'nothing' | 'something' | null
  readonly result: string | null
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly evidence: readonly EvidenceMark[]
  readonly verifier: { readonly id: string; readonly name: string | null; readonly at: number } | null
  readonly steps: readonly TaskStepShown[]
  /** Of a tour: its stops in their order, and how far it is. */
  readonly tour?: TourShown
  /** Orders that the asker may give now, without the prefix: a screen offers no other. */
  readonly may: readonly string[]
}
