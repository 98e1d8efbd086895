import type { Shelves } from '@contract/picture.ts'
import { ringed, type Placed } from '../picture/tasks-of.ts'
import type { PictureView } from '../picture/view.ts'
import { mostSurprising } from './hotspot-look.ts'
import { leader } from './labels/leader.ts'
import type { Root } from './labels/leader.ts'
import { place } from './labels/place.ts'
import type { Box, Wish } from './labels/place.ts'
import { TextSheet } from './labels/sheet.ts'
import { alarmBox, alarmWish, countWish, hotspotBox, nameWish, noteWish, stationBox, taskBox } from './labels/wishes.ts'
import type { Caption } from './labels/wishes.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { alarmSpots, placedAlarms } from './open-alarms.ts'
import type { PlacedAlarm } from './open-alarms.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'

/** Hotspots that say more than their number. */
const MOST_NOTES = 3
/** Zoom from which stations say their names. */
const STATION_NAMES_FROM = 13.5
// prettier-ignore
const STREET_OFFSETS = [[0, 0], [0, -20], [0, 20], [-34, 0], [34, 0], [0, -36], [0, 36], [-44, -18], [44, -18], [-44, 18], [44, 18], [0, -54], [0, 54], [-60, 0], [60, 0]] as const
const STATION_OFFSETS = [
  [0, 18],
  [0, -18],
  [52, 0],
  [-52, 0],
] as const

function mount(stage: Stage): MountedLayer {
  const { map, district } = stage
  const sheet = new TextSheet(paneOf(map, 'labels', 450))
  const pen = { stage, sheet }
  let alarms: PlacedAlarm[] = []
  let hotspots: Shelves['hotspots'][] = []
  let tasks: Placed[] = []
  let now = 0

  function drawAll() {
    const u = stage.unit()
    const spots = alarmSpots(map, alarms, u)
    const spotOf = (alarm: PlacedAlarm) => spots.get(alarm.id) ?? map.latLngToLayerPoint([alarm.lat, alarm.lng])
    const signs = alarms.map((alarm) => alarmBox(alarm, spotOf(alarm), u))
    const areas = hotspots.map((hot) => hotspotBox(stage, hot))

    const view = viewBox(stage)
    const urgent = alarms.filter((alarm) => alarm.priority === 1)
    const calls = place(
      urgent.map((alarm) => {
        const own = alarmBox(alarm, spotOf(alarm), u)
        const others = signs.filter((box) => !(box.x === own.x && box.y === own.y))
        return alarmWish(pen, alarm, spotOf(alarm), now, view, others)
      }),
      [...signs, ...areas],
    )
    const called = calls.map(({ box }) => box)
    const counts = place(
      hotspots.map((hot) => countWish(pen, hot)),
      [...signs, ...called],
    )
    const notes = mostSurprising(hotspots, MOST_NOTES)
      .map((hot) => noteWish(pen, hot, view))
      .filter((wish) => wish !== null)
    const rings = tasks.map((task) => taskBox(stage, task))
    const stations = district.stations.map((station) => stationBox(stage, station))
    const quiet = place([...notes, ...names()], [...signs, ...areas, ...called, ...rings, ...stations])
    show([...calls, ...counts, ...quiet])
  }

  function names(): Wish<Caption>[] {
    const u = stage.unit()
    const english = stage.say('map.language') === 'en'
    const streets = district.streets.map((street) =>
      nameWish(
        pen,
        (english && street.nameEn) || shortName(street.name),
        street,
        17 * u,
        STREET_OFFSETS,
        district.streets,
      ),
    )
    if (map.getZoom() < STATION_NAMES_FROM) return streets
    return [
      ...streets,
      ...district.stations.map((station) => nameWish(pen, station.name, station, 14 * u, STATION_OFFSETS)),
    ]
  }

  function show(placed: readonly { label: Caption; box: Box }[]) {
    const lines = placed.flatMap(({ label, box }) =>
      label.lines.map((line) => ({ ...line, x: line.x + box.x, y: line.y + box.y })),
    )
    const leaders = placed.flatMap(({ label: { lead }, box }) =>
      lead === undefined ? [] : [{ d: pathOf(lead, box), stroke: lead.ink, width: 1.4 * stage.unit() }],
    )
    sheet.show(lines, leaders, colour(stage, '--land'))
  }

  function take(view: PictureView) {
    alarms = placedAlarms(view.shelves.alarms.values())
    hotspots = [...view.shelves.hotspots.values()]
    tasks = ringed(view)
  }

  map.on('zoomend moveend resize', drawAll)
  drawAll()
  return {
    draw(view, changed) {
      const moved =
        changed === 'all' || (['alarms', 'hotspots', 'tasks'] as const).some((each) => changed[each] !== undefined)
      const ticked =
        Math.floor(view.at / 1_000) !== Math.floor(now / 1_000) && alarms.some((alarm) => alarm.priority === 1)
      if (!moved && !ticked) return
      if (moved) take(view)
      now = view.at
      drawAll()
    },
    remove() {
      map.off('zoomend moveend resize', drawAll)
      sheet.remove()
    },
  }
}

const pathOf = (lead: Root, box: Box) => {
  const { line, rule } = leader(lead, box)
  return stroke(line) + stroke(rule)
}

const stroke = ([a, b]: readonly [{ x: number; y: number }, { x: number; y: number }]) => `M${a.x} ${a.y}L${b.x} ${b.y}`

/** On the map `平湖` is enough for `平湖街道`: every name there is a street’s. */
const shortName = (street: string) => street.replace(/街道$/, '')

function viewBox(stage: Stage): Box {
  const { map } = stage
  const inset = 10 * stage.unit()
  const corner = map.containerPointToLayerPoint([inset, inset])
  const size = map.getSize()
  return { x: corner.x, y: corner.y, w: size.x - 2 * inset, h: size.y - 2 * inset }
}

/** All words on the map, placed together so that none stands on another: urgent alarms, hotspots, streets, stations. */
export const labelsLayer: MapLayer = { name: 'labels', title: 'map.layer.labels', mount }
