/*
 * Response times against targets: how quickly what is urgent is acknowledged, sent out, accepted and reached. One table says what
 * is measured, server and screens read it here.
 */

export const responseNames = ['acknowledge', 'dispatch', 'accept', 'arrive'] as const
export type ResponseName = (typeof responseNames)[number]

/** So much within `ms`, for at least `share` (0–1) of all. */
export interface ResponseTarget {
  readonly ms: number
  readonly share: number
  readonly source: { readonly zh: string; readonly en: string }
}

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const answered = {
  zh: '本系统目标，参照 NENA-STA-020.1-2020 接听时限',
  en: 'target of the house, after the answering times of NENA-STA-020.1-2020',
}
const sent = {
  zh: '本系统目标，参照 NFPA 1221（2016 版）处置时限',
  en: 'target of the house, after the processing times of NFPA 1221 (2016)',
}

/**
 * What is measured, and from when: `acknowledge` and `dispatch` of alarms of priority 1 from their coming in, `accept` of any task
 * from its issue, `arrive` of rescues from the alarm. The first target is the one that a wall shows.
 */
export const responseTargets: Readonly<Record<ResponseName, readonly [ResponseTarget, ...ResponseTarget[]]>> = {
  acknowledge: [
    { ms: 15 * SECOND_MS, share: 0.9, source: answered },
    { ms: 20 * SECOND_MS, share: 0.95, source: answered },
  ],
  dispatch: [
    { ms: 60 * SECOND_MS, share: 0.9, source: sent },
    { ms: 106 * SECOND_MS, share: 0.95, source: sent },
  ],
  accept: [
    {
      ms: 5 * MINUTE_MS,
      share: 1,
      source: { zh: '指挥中心任务流转规则', en: 'rules of the command centre for tasks' },
    },
  ],
  arrive: [{ ms: 30 * MINUTE_MS, share: 1, source: { zh: 'TSG T5002-2017', en: 'TSG T5002-2017' } }],
}

/** How one target was kept. */
export interface TargetKept extends ResponseTarget {
  /** Done in time; of `denominator` of the measure. */
  readonly numerator: number
  /** Whether the share was reached; null: nothing to measure. */
  readonly met: boolean | null
}

/** One measure over a period. */
export interface ResponseMeasure {
  readonly name: ResponseName
  /** Those whose time is decided: done, or over without being done. */
  readonly denominator: number
  /** Those that still run within the first target. */
  readonly pending: number
  /** Of `denominator`, ms; null: nothing to measure, or not done by so many. */
  readonly medianMs: number | null
  readonly p90Ms: number | null
  readonly targets: readonly TargetKept[]
}

/** GET /api/v1/response */
export interface ResponseTold {
  /** Epoch ms; `to` is not in it. */
  readonly from: number
  readonly to: number
  readonly at: number
  readonly measures: readonly ResponseMeasure[]
}
