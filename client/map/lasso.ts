import type { Map as LeafletMap } from 'leaflet'

/** Corners (lng, lat) of an area that somebody drew. */
export type Ring = readonly (readonly [number, number])[]

/** Points nearer than this (CSS pixels) to the last one are not kept. */
const STEP = 4
/** An area smaller than this across was a slip of the hand. */
const LEAST = 12

/**
 * Draws an area with the pointer while Shift is held: the outline follows the hand, and `done` gets it when the hand lets go.
 * Escape, or letting go at once, draws nothing. Gives what takes it off the map again.
 */
export function openLasso(map: LeafletMap, glass: HTMLElement, done: (ring: Ring) => void): () => void {
  map.boxZoom.disable()
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  sheet.setAttribute('class', 'map-lasso')
  sheet.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  sheet.append(path)
  let points: { x: number; y: number }[] | null = null
  let pointer = -1

  const at = (event: PointerEvent) => {
    const { left, top } = glass.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  function draw() {
    path.setAttribute('d', points === null ? '' : `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`)
  }
  function end() {
    points = null
    sheet.remove()
    map.dragging.enable()
    if (glass.hasPointerCapture(pointer)) glass.releasePointerCapture(pointer)
  }
  function down(event: PointerEvent) {
    if (!event.shiftKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    map.dragging.disable()
    pointer = event.pointerId
    glass.setPointerCapture(pointer)
    points = [at(event)]
    glass.append(sheet)
  }
  function move(event: PointerEvent) {
    if (points === null || event.pointerId !== pointer) return
    const next = at(event)
    const last = points.at(-1)!
    if (Math.hypot(next.x - last.x, next.y - last.y) < STEP) return
    points.push(next)
    draw()
  }
  function up(event: PointerEvent) {
    if (points === null || event.pointerId !== pointer) return
    const drawn = points
    end()
    const span = (of: 'x' | 'y') =>
      Math.max(...drawn.map((each) => each[of])) - Math.min(...drawn.map((each) => each[of]))
    if (drawn.length < 3 || Math.max(span('x'), span('y')) < LEAST) return
    done(
      drawn.map(({ x, y }) => {
        const { lng, lat } = map.containerPointToLatLng([x, y])
        return [lng, lat] as const
      }),
    )
  }
  const key = (event: KeyboardEvent) => {
    if (points === null || event.key !== 'Escape') return
    event.stopPropagation()
    end()
  }
  glass.addEventListener('pointerdown', down, { capture: true })
  glass.addEventListener('pointermove', move)
  glass.addEventListener('pointerup', up)
  glass.addEventListener('pointercancel', end)
  addEventListener('keydown', key, { capture: true })
  return () => {
    glass.removeEventListener('pointerdown', down, { capture: true })
    glass.removeEventListener('pointermove', move)
    glass.removeEventListener('pointerup', up)
    glass.removeEventListener('pointercancel', end)
    removeEventListener('keydown', key, { capture: true })
    sheet.remove()
  }
}
