import type { BriefingChart } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { FigureAsked, Grouping, Span } from '../contract/indicator.ts'

/** Epoch ms, the end not included. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** One figure of a page. */
export interface Asking {
  readonly id: string
  readonly where?: FigureAsked['where']
  /** What stands at the moment, whatever the period; otherwise what was in the period. */
  readonly standing?: true
  /** What it is of, for when there was none: “本期没有投诉”. */
  readonly of?: Wording
  /** How it is called in a headline; absent: by its title. */
  readonly said?: Wording
}
export const during = (id: string, more: Omit<Asking, 'id' | 'standing'> = {}): Asking => ({ id, ...more })
export const standing = (id: string, more: Omit<Asking, 'id' | 'standing'> = {}): Asking => ({
  id,
  standing: true,
  ...more,
})

/** Told by its groups: who is highest and lowest, who is far from the others. */
export type Cause = Asking & { readonly by: Grouping }

/** What the main figure of a page is a part of: “在办投诉举报905件，其中逾期3件”. */
export interface Within {
  /** Id of one beside it. */
  readonly of: string
  readonly said: Wording
  /** After “其中” and “of which”. */
  readonly some: Wording
  /** Where it is 0: “无一逾期”. */
  readonly none: Wording
}

/** What is asked of whom when something is wrong. */
export interface Ask {
  readonly of: Asking
  /** `some`: any at all is too many; `missed`: the target is missed; `worse`: notably worse than before. */
  readonly when: 'some' | 'missed' | 'worse'
  /** Who owes it, by name; absent: `whom`. */
  readonly by?: 'station' | 'street'
  /** Who is asked where no group can be named. */
  readonly whom: Wording
  /** What he is asked to do; after “请督促…” and “Please see that …”. */
  readonly please: Wording
}

export interface ChartPlan {
  readonly is: BriefingChart['is']
  readonly of: Asking
  readonly title: Wording
  /** A grouping for bars, a span for a curve, both for small multiples. A curve without one: by the length of the period. */
  readonly by?: Grouping
  readonly span?: Span
  /** Drawn instead where a period has too few points for a curve: the same figure by a grouping. */
  readonly brief?: { readonly by: Grouping; readonly title: Wording }
}

/** One page, declared: which figures, and what follows from them. */
export interface PagePlan {
  readonly id: string
  readonly title: Wording
  readonly main: Asking
  readonly within?: Within
  readonly beside?: readonly Asking[]
  readonly causes?: readonly Cause[]
  readonly chart?: ChartPlan
  readonly asks?: readonly Ask[]
}

/** A briefing that the house composes itself. */
export interface Plan {
  readonly id: string
  readonly title: Wording
  /** What it tells of and over which time. */
  readonly about: Wording
  /** Its usual period at a moment (epoch ms). */
  readonly periodOf: (now: number) => Period
  readonly pages: readonly PagePlan[]
}
