import type { Shelves } from '@contract/picture.ts'
import type { Stage } from '../layer.ts'
import { alarmName } from '../alarms.layer.ts'
import { isAbnormal, isProvisional, radiusOf } from '../hotspot-look.ts'
import { alarmRadius, alarmRoom } from '../open-alarms.ts'
import { RING } from '../tasks.layer.ts'
import type { PlacedAlarm } from '../open-alarms.ts'
import { colour } from '../palette.ts'
import { elapsed } from './elapsed.ts'
import { crosses, leader } from './leader.ts'
import type { Root } from './leader.ts'
import { around, contains } from './place.ts'
import type { Box, Wish } from './place.ts'
import type { Line, TextSheet } from './sheet.ts'

/** Text lines relative to the corner of their box, and whether a line leads back to what they are about. */
export interface Caption {
  readonly lines: readonly Line[]
  readonly lead?: Root & { readonly ink: string }
}

interface Pen {
  readonly stage: Stage
  readonly sheet: TextSheet
}
type Hot = Shelves['hotspots']
type Spot = { readonly x: number; readonly y: number }

// prettier-ignore
const NUDGES = [[-7, 0], [7, 0], [0, -7], [0, 7], [-6, 6], [6, 6], [-6, -6], [6, -6], [-13, 0], [13, 0], [0, -12], [0, 12], [-11, 10], [11, 10], [-11, -10], [11, -10]] as const

/** Height of one line, as a part of its size. */
const LEAD = 1.3
const square = (x: number, y: number, r: number): Box => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r })

export const alarmBox = (alarm: PlacedAlarm, spot: Spot, u: number) => square(spot.x, spot.y, alarmRoom(alarm) * u)

export const stationBox = (stage: Stage, station: { lng: number; lat: number }): Box => {
  const { x, y } = stage.map.latLngToLayerPoint([station.lat, station.lng])
  return square(x, y, 9 * stage.unit())
}

export const taskBox = (stage: Stage, task: { lng: number; lat: number }): Box => {
  const { x, y } = stage.map.latLngToLayerPoint([task.lat, task.lng])
  return square(x, y, RING * stage.unit())
}

export const hotspotBox = (stage: Stage, hot: Hot): Box => {
  const { x, y } = stage.map.latLngToLayerPoint([hot.lat, hot.lng])
  return square(x, y, 0.92 * radiusOf(hot, stage.map.getZoom(), stage.unit()))
}

/**
 * A P1 says its name and how long it has been open, beside its sign, led back to it by a line that
 * runs through no other sign, inside the view.
 */
export function alarmWish(
  { stage, sheet }: Pen,
  alarm: PlacedAlarm,
  spot: Spot,
  now: number,
  inside: Box,
  signs: readonly Box[],
): Wish<Caption> {
  const u = stage.unit()
  const size = 18 * u
  const text = `${alarmName(stage, alarm)} ${elapsed(now - alarm.raisedAt)}`
  const [w, h] = [sheet.width(text, size, 0, 500) + 6 * u, size * 1.5]
  const r = 2.1 * alarmRadius(alarm) * u
  const words: Line = { text, x: 3 * u, y: size * 1.08, size, fill: colour(stage, '--ink'), weight: 500 }
  const root = { ...spot, r }
  const distances = [36, 52, 72, 100, 140].map((d) => d * u)
  const boxes = around(spot.x, spot.y, w, h, distances).filter((box) => {
    const { line } = leader(root, box)
    return !signs.some((sign) => crosses(...line, sign))
  })
  return { label: { lines: [words], lead: { ...root, ink: colour(stage, '--p1') } }, boxes, inside }
}

/** The number of complaints, in the middle of its hotspot or as near as an alarm lets it. */
export function countWish({ stage, sheet }: Pen, hot: Hot): Wish<Caption> {
  const u = stage.unit()
  const size = (isAbnormal(hot) ? 20 : 16) * u
  const text = String(hot.count)
  const { x, y } = stage.map.latLngToLayerPoint([hot.lat, hot.lng])
  const [w, h] = [sheet.width(text, size, 0, 500), size]
  const line: Line = {
    text,
    x: w / 2,
    y: size * 0.86,
    size,
    fill: colour(stage, '--ink'),
    weight: 500,
    anchor: 'middle',
  }
  const middle = { x: x - w / 2, y: y - h / 2, w, h }
  return {
    label: { lines: [line] },
    boxes: [middle, ...NUDGES.map(([dx, dy]) => ({ ...middle, x: middle.x + dx * u, y: middle.y + dy * u }))],
  }
}

/** Beside one of the most surprising hotspots: how far above the usual it is, and what it is mostly about. */
export function noteWish({ stage, sheet }: Pen, hot: Hot, view: Box): Wish<Caption> | null {
  if (hot.ratio === null) return null
  const u = stage.unit()
  const hours = Math.round(hot.windowMs / 3_600_000)
  const ratio = stage.say(isProvisional(hot) ? 'map.hotspot.provisional' : 'map.hotspot.ratio', {
    ratio: hot.ratio.toFixed(1),
  })
  const head = isAbnormal(hot) ? stage.say('map.hotspot.abnormal', { ratio: ratio ?? '' }) : ratio
  // Without a class of its own to name, the line begins with the window.
  const about = stage.say('map.hotspot.about', { topClass: hot.topClass ?? '', hours })?.replace(/^[\s·]+/, '') ?? null
  const texts = [head, about].filter((text) => text !== null)
  const sizes = [16 * u, 14.5 * u]
  const fills = [colour(stage, isAbnormal(hot) ? '--p3' : '--ink2'), colour(stage, '--ink2')]
  const lines = texts.map((text, i): Line => {
    const size = sizes[i] ?? 0
    return { text, x: 0, y: size + i * 16 * u * LEAD, size, fill: fills[i] ?? '' }
  })
  const [w, h] = [Math.max(...lines.map((line) => sheet.width(line.text, line.size))), texts.length * 16 * u * LEAD]
  const { x, y } = stage.map.latLngToLayerPoint([hot.lat, hot.lng])
  const r = radiusOf(hot, stage.map.getZoom(), u)
  const boxes = around(x, y, w, h, [r + 8 * u, r + 18 * u])
  // Rather where it can be read whole.
  return { label: { lines }, boxes: [...boxes.filter((box) => contains(view, box)), ...boxes] }
}

/** A quiet name near its place, and nearer to it than to any of the others, which it would seem to name. */
export function nameWish(
  { stage, sheet }: Pen,
  name: string,
  at: { lng: number; lat: number },
  size: number,
  offsets: readonly (readonly [number, number])[],
  others: readonly { lng: number; lat: number }[] = [],
): Wish<Caption> {
  const u = stage.unit()
  const spacing = size > 15 * u ? 0.16 * size : 0
  const [w, h] = [sheet.width(name, size, spacing), size * 1.15]
  const { x, y } = stage.map.latLngToLayerPoint([at.lat, at.lng])
  const line: Line = { text: name, x: 0, y: size * 0.98, size, fill: colour(stage, '--ink3'), spacing }
  const rivals = others.filter((other) => other !== at).map(({ lng, lat }) => stage.map.latLngToLayerPoint([lat, lng]))
  const boxes = offsets
    .map(([dx, dy]) => [dx * u, dy * u] as const)
    .filter(([dx, dy]) => rivals.every((rival) => Math.hypot(rival.x - x - dx, rival.y - y - dy) > Math.hypot(dx, dy)))
    .map(([dx, dy]) => ({ x: x - w / 2 + dx, y: y - h / 2 + dy, w, h }))
  return { label: { lines: [line] }, boxes }
}
