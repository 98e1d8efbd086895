import type { Point } from '../ring.ts'

/*
 * What can happen on an invented day, in the district's own terms: WGS-84, epoch ms. The upstream puts it into the words
 * of the city's systems.
 */

export interface Complainant {
  readonly name: string
  readonly phone: string
  readonly idNo?: string
  readonly address?: string
}

export interface Respondent {
  readonly name: string
  readonly uscc?: string
  readonly siteId?: string
}

export interface Order {
  readonly at: number
  readonly orderNo: string
  readonly category: '投诉' | '举报' | '咨询' | '投诉举报'
  readonly channel: string
  readonly problemClass: string
  readonly objectClass: string
  readonly respondent: Respondent
  readonly factText: string
  /** Yuan. */
  readonly amount?: number
  /** Null when the call taker gave none. */
  readonly position: Point | null
  readonly streetCode: string
  readonly complainant: Complainant
  readonly station: string
}

export interface LiftEvent {
  readonly at: number
  readonly no: string
  readonly siteId: string
  readonly deviceCode: string
  /** Dictionary of GB/T 24476-2017. */
  readonly code: string
  /** People in the car, on the raising of an entrapment only. */
  readonly trapped?: number
  readonly phase: '发生' | '解除'
}

export interface Sale {
  readonly at: number
  readonly no: string
  readonly siteId: string
  readonly drug: string
  readonly drugClass: '退热' | '止咳' | '抗病毒' | '抗生素'
  readonly approvalNo: string
  readonly quantity: number
  readonly recorded: boolean
}

export interface QuickTest {
  readonly at: number
  readonly sampleNo: string
  readonly siteId: string
  readonly stall: string
  readonly product: string
  readonly productClass: '种植业' | '畜禽' | '水产'
  readonly item: string
  readonly method: string
  readonly reading: number
  readonly limit: number
  readonly unit: string
  readonly result: '阴性' | '阳性'
  readonly retestOf?: string
}

export interface Evaluation {
  readonly at: number
  readonly no: string
  readonly siteId: string
  /** Counted on from the first issue of 2022, four a year, so that a later issue has the higher number. */
  readonly issueNo: number
  readonly score: number
  readonly groupScores: readonly number[]
}

/** The five streams of a day. */
export interface Streams {
  orders: Order
  elevatorEvents: LiftEvent
  sales: Sale
  quickTests: QuickTest
  evaluations: Evaluation
}
export type StreamName = keyof Streams
export const streamNames: readonly StreamName[] = ['orders', 'elevatorEvents', 'sales', 'quickTests', 'evaluations']
