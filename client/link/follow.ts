import type { Frame, SiteColumns, Snapshot } from '@contract/picture.ts'
import type { ClientToServer, Following, ServerToClient } from '@contract/socket.ts'
import type { Pointing } from '@contract/wall.ts'
import { io, type Socket } from 'socket.io-client'
import type { Position, Step } from '../picture/step.ts'
import { ask } from './ask.ts'
import { pauseMs } from './backoff.ts'
import { reloadIn, servedBuild } from './build.ts'
import { pause, persist } from './persist.ts'
import { startPulse, type LivenessSink } from './pulse.ts'
import { keepRegister } from './register.ts'

/** The copy that the link keeps level with the server; the Pinia store has this shape. */
export interface CopySink {
  show(snapshot: Snapshot): void
  advance(frame: Frame): Step
  position(): (Position & { readonly shelves: { readonly marks: ReadonlyMap<string, number> } }) | null
  putRegister(columns: SiteColumns): void
}

export interface Surroundings {
  /** Origin to ask, empty for the page's own. */
  readonly base: string
  readonly copy: CopySink
  readonly liveness: LivenessSink
  readonly reload: () => void
  /** The server itself closed the line or would not open it: whoever this browser was, it is no longer. */
  readonly turnedAway: () => void
  /** Milliseconds since this screen last reloaded itself. */
  readonly sinceReloadMs: () => number
  /** Of a wall: what it opens by order; told at every new line. */
  readonly pointed?: ((pointing: Pointing | null) => void) | undefined
}

const FOLLOW_WITHIN_MS = 5_000
/** After a restart screens ask for their snapshot spread over this long. */
const SNAPSHOT_SPREAD_MS = 250

/** Keeps the copy level with the server until stopped: snapshot over HTTP, frames over the socket, for months, by itself. */
export function follow(surroundings: Surroundings): { readonly stop: () => void } {
  const { base, copy, liveness, reload, turnedAway, sinceReloadMs, pointed } = surroundings
  const leaving = new AbortController()
  const { signal } = leaving
  const socket: Socket<ServerToClient, ClientToServer> = io(base === '' ? location.origin : base, {
    autoConnect: false,
    auth: pointed === undefined ? {} : { wall: true },
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  })
  const pulse = startPulse(liveness, () => void socket.disconnect().connect())
  const register = keepRegister(base, copy, signal, failed)
  let levelling = false
  let refusals = 0

  function failed(reason: string) {
    liveness.fault = reason
  }

  function moved() {
    pulse.heard()
    register.check()
  }

  /** Whether the copy is current after this frame. */
  function accept(frame: Frame): Step {
    const step = copy.advance(frame)
    if (step === 'apply' || step === 'heartbeat') moved()
    return step
  }

  async function snapshot(spreadMs: number) {
    await pause(Math.random() * spreadMs, signal)
    const taken = await persist((stop) => ask<Snapshot>(base, '/api/v1/picture', stop), signal, failed)
    if (taken === null) return
    copy.show(taken)
    moved()
  }

  /** Asks for what was missed; true when the copy is level again. */
  async function missed(): Promise<boolean> {
    const position = copy.position()
    if (position === null || !socket.connected) return false
    const { epoch, version } = position
    const asked = socket.timeout(FOLLOW_WITHIN_MS).emitWithAck('picture:follow', { epoch, version })
    const answer = (await asked) as Following
    if (answer.state === 'refused') failed(answer.reason)
    if (answer.state !== 'frame') return false
    const step = accept(answer.frame)
    return step === 'apply' || step === 'heartbeat' || step === 'known'
  }

  /** One at a time: by the missed frames if the server still has them, by a snapshot otherwise. */
  async function level(by: 'frames' | 'snapshot') {
    if (levelling) return
    levelling = true
    try {
      const done = by === 'frames' && (await missed().catch((error: unknown) => (failed(String(error)), false)))
      if (!done) await snapshot(copy.position() === null ? 0 : SNAPSHOT_SPREAD_MS)
    } finally {
      levelling = false
    }
  }

  async function reloadFor(served: string) {
    const due = reloadIn(liveness.build, served, sinceReloadMs(), Math.random())
    liveness.build ??= served
    if (due === null) return
    await pause(due, signal)
    if (!signal.aborted) reload()
  }

  async function checkBuild() {
    const served = await persist((stop) => servedBuild(base, stop), signal, failed)
    if (served !== null) await reloadFor(served)
  }

  /** Socket.IO does not come back by itself after a refusal or after being sent away. */
  async function comeBack() {
    if (socket.active || signal.aborted) return
    turnedAway()
    if (signal.aborted) return
    await pause(pauseMs(refusals++, Math.random()), signal)
    if (!signal.aborted) socket.connect()
  }

  socket.on('connect', () => {
    refusals = 0
    pulse.connected()
    void checkBuild()
    if (copy.position() !== null) void level('frames')
  })
  socket.on('disconnect', () => void comeBack())
  socket.on('connect_error', (error) => {
    failed(error.message)
    void comeBack()
  })
  socket.on('picture:frame', (frame) => {
    pulse.frameAt(frame.at)
    const step = accept(frame)
    if (step === 'missed') void level('frames')
    if (step === 'otherEpoch' || step === 'malformed') void level('snapshot')
  })
  socket.on('wall:direct', (direction) => {
    if (direction.verb === 'reload') void reloadFor(direction.build)
    else pointed?.(direction.pointing)
  })

  void level('snapshot')
  socket.connect()

  return {
    stop() {
      leaving.abort()
      pulse.stop()
      socket.off()
      socket.disconnect()
    },
  }
}
