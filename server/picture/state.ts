import type { Waiting } from '../alarms/course.ts'
import type { SiteKind } from '../contract/fact.ts'
import type { UnknownPlace } from '../contract/place.ts'
import { nobodyStands, type Standing } from './standing.ts'
import {
  shelfNames,
  type ComplaintKept,
  type ShelfName,
  type OfficerKept,
  type Shelves,
  type TaskKept,
} from '../contract/picture.ts'

/** A site as the picture needs it: who it is and where. */
export interface SiteMark {
  readonly id: string
  readonly kind: SiteKind
  readonly name: string
  readonly streetCode: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly unknown?: UnknownPlace
  /** When the telling that this came from happened. */
  readonly at: number
}

/** What the server keeps on a shelf; `shown` makes of it what a screen gets. */
export type Kept<Name extends ShelfName> = Name extends 'complaints'
  ? ComplaintKept
  : Name extends 'officers'
    ? OfficerKept
    : Name extends 'tasks'
      ? TaskKept
      : Shelves[Name]
export type ShelfMaps = { readonly [Name in ShelfName]: Map<string, Kept<Name>> }

/** The live picture of one server: mutated in place, one fact at a time, never copied. */
export interface State {
  /** Number of the last journal record in it. */
  seq: number
  /** Latest `seenAt` of any fact: the picture's own clock, so that a replay bounds and forgets as live did. */
  clock: number
  readonly sites: Map<string, SiteMark>
  readonly shelves: ShelfMaps
  /** Alarm id → when it last returned to normal: a raise that happened before it and arrives late stays closed. */
  readonly returned: Map<string, number>
  /** Alarm id → what was raised and does not stand yet, because its on-delay is not over. */
  readonly waiting: Map<string, Waiting>
  /** Alarm id → when it returned within the last minute before its last return: what chattering is known by. */
  readonly turns: Map<string, readonly number[]>
  /** How many matters stand where; the shelves `lanes` and `stationLoads` are made of it. */
  readonly standing: Standing
}

/** A picture of nothing. */
export function emptyState(): State {
  const shelves = Object.fromEntries(shelfNames.map((name) => [name, new Map()])) as unknown as ShelfMaps
  return {
    seq: 0,
    clock: 0,
    sites: new Map(),
    shelves,
    returned: new Map(),
    waiting: new Map(),
    turns: new Map(),
    standing: nobodyStands(),
  }
}
