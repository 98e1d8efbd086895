import type { Map as LeafletMap } from 'leaflet'

/** What a page of this bench does when asked; hung on `window` for the browser's driver. */
export interface Course {
  /** Milliseconds from handing over the points to the first frame that shows all of them. */
  load(): Promise<number>
  pan(): Promise<number[]>
  zoom(): Promise<number[]>
  /** Starts ten live updates a second; the answer stops them and says how many there were. */
  live?(): () => number
}

const MIDDLE: [number, number] = [22.69, 114.2]
const PAN_ZOOM = 13
const PAN_MS = 4_000
const STEP_MS = 450

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

/** Waits until what was drawn last has been on the glass for a frame. */
export async function shown(): Promise<void> {
  await nextFrame()
  await nextFrame()
}

/** Milliseconds between frames while `each` is called with the time since the start, until it says that it is over. */
async function frames(each: (ms: number) => boolean): Promise<number[]> {
  const deltas: number[] = []
  const start = await nextFrame()
  for (let last = start; each(last - start);) {
    const now = await nextFrame()
    deltas.push(now - last)
    last = now
  }
  return deltas
}

/** Drags the map round in wide loops for four seconds, some 900 pixels a second. */
export async function pan(map: LeafletMap): Promise<number[]> {
  map.setView(MIDDLE, PAN_ZOOM, { animate: false })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const at = (ms: number) => [700 * Math.sin(ms / 700), 320 * Math.sin(ms / 450)] as const
  let last = at(0)
  return frames((ms) => {
    const now = at(ms)
    const by: [number, number] = [Math.round(now[0]) - Math.round(last[0]), Math.round(now[1]) - Math.round(last[1])]
    if (by[0] !== 0 || by[1] !== 0) map.panBy(by, { animate: false })
    last = now
    return ms < PAN_MS
  })
}

/** Zooms through the levels from the district down to a street and back, animated, a level every 450 ms. */
export async function zoom(map: LeafletMap): Promise<number[]> {
  map.setView(MIDDLE, 11, { animate: false })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const levels = [12, 13, 14, 15, 16, 15, 14, 13, 12, 11]
  let step = -1
  return frames((ms) => {
    const now = Math.floor(ms / STEP_MS)
    const level = levels[now]
    if (now !== step && level !== undefined) map.setZoom(level)
    step = now
    return ms < levels.length * STEP_MS
  })
}

declare global {
  interface Window {
    course?: Course
    stopLive?: () => number
  }
}
