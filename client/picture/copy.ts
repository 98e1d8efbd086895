import { shelfNames, type Frame, type ShelfName, type Shelves, type Snapshot } from '@contract/picture.ts'
import { stepOf, type Step } from './step.ts'
import type { Changed, PictureView } from './view.ts'

/** Beyond this many changed keys a part redraws everything: cheaper than the list, and a hidden tab stays bounded. */
const MOST_CHANGED_KEYS = 20_000

type Mutable = { [Name in ShelfName]: Map<string, Shelves[Name]> }

/** The mutable heart of the client's picture: shelves are maps changed in place, changed keys are gathered until taken. */
export interface Copy {
  /** Replaces everything by a snapshot. */
  readonly show: (snapshot: Snapshot) => void
  /** Applies a frame if it fits, and says what it was. Before the first snapshot every frame is of another epoch. */
  readonly advance: (frame: Frame) => Step
  /** The picture as it is now: the same maps, a new envelope. Null before the first snapshot. */
  readonly view: () => Omit<PictureView, 'register'> | null
  /** What changed since the last taking, and forgets it. */
  readonly take: () => Changed
}

/** A fresh copy that holds nothing yet. */
export function createCopy(): Copy {
  const shelves = emptyShelves()
  let position: { epoch: string; version: number; at: number } | null = null
  let changed: { [Name in ShelfName]?: Set<string> } | 'all' = {}
  let changedKeys = 0

  function note(name: ShelfName, key: string) {
    if (changed === 'all') return
    changedKeys += 1
    if (changedKeys > MOST_CHANGED_KEYS) changed = 'all'
    else (changed[name] ??= new Set()).add(key)
  }

  return {
    show(snapshot) {
      position = { epoch: snapshot.epoch, version: snapshot.version, at: snapshot.at }
      for (const name of shelfNames) fill(shelves, name, snapshot)
      changed = 'all'
    },
    advance(frame) {
      if (position === null) return 'otherEpoch'
      const step = stepOf(position, frame)
      if (step === 'heartbeat') position.at = Math.max(position.at, frame.at)
      if (step !== 'apply') return step
      for (const name of shelfNames) for (const key of move(shelves, name, frame)) note(name, key)
      position = { epoch: frame.epoch, version: frame.to, at: frame.at }
      return step
    },
    view: () => position && { ...position, shelves },
    take() {
      const taken = changed
      changed = {}
      changedKeys = 0
      return taken
    },
  }
}

function emptyShelves(): Mutable {
  return {
    complaints: new Map(),
    alarms: new Map(),
    tasks: new Map(),
    urgings: new Map(),
    officers: new Map(),
    hotspots: new Map(),
    feeds: new Map(),
    happenings: new Map(),
    markets: new Map(),
    siteCounts: new Map(),
    lanes: new Map(),
    stationLoads: new Map(),
    tallies: new Map(),
    indicators: new Map(),
    marks: new Map(),
  }
}

function fill<Name extends ShelfName>(shelves: Mutable, name: Name, snapshot: Snapshot) {
  const shelf: Map<string, Shelves[Name]> = shelves[name]
  shelf.clear()
  for (const [key, value] of Object.entries<Shelves[Name]>(snapshot.shelves[name] ?? {})) shelf.set(key, value)
}

/** Drops first, then puts: a key in both was replaced, not removed. */
function move<Name extends ShelfName>(shelves: Mutable, name: Name, frame: Frame): string[] {
  const shelf: Map<string, Shelves[Name]> = shelves[name]
  const drop = frame.drop[name] ?? []
  const put = Object.entries<Shelves[Name]>(frame.put[name] ?? {})
  for (const key of drop) shelf.delete(key)
  for (const [key, value] of put) shelf.set(key, value)
  return [...drop, ...put.map(([key]) => key)]
}
