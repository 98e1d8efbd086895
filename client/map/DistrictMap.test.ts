// @vitest-environment happy-dom
import type { District } from '@contract/district.ts'
import type { Alarm } from '@contract/picture.ts'
import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { alarmsLayer } from '../layers/alarms.layer.ts'
import { groundLayer } from '../layers/ground.layer.ts'
import { hotspotsLayer } from '../layers/hotspots.layer.ts'
import { labelsLayer } from '../layers/labels.layer.ts'
import type { MapLayer, Stage } from '../layers/layer.ts'
import { stationsLayer } from '../layers/stations.layer.ts'
import type { Changed, PictureView } from '../picture/view.ts'
import { nextTick } from 'vue'
import DistrictMap from './DistrictMap.vue'

const district: District = {
  code: '440307',
  name: '某区',
  outline: [
    [
      [114, 22.6],
      [114.3, 22.6],
      [114.3, 22.8],
      [114, 22.8],
      [114, 22.6],
    ],
  ],
  outlineNote: '示意图，非法定边界',
  streets: [{ code: '1', name: '甲街道', lng: 114.1, lat: 22.7, rings: [] }],
  stations: [{ id: 'st-1', name: '甲监管所', lng: 114.12, lat: 22.71 }],
  water: [],
}
const alarm = (id: string, priority: Alarm['priority'], lng: number): Alarm => ({
  // prettier-ignore
  id,
  condition: 'entrapment',
  priority,
  raisedAt: 0,
  lastAt: 0,
  times: 1,
  siteId: null,
  siteName: '某花园 2 号梯',
  siteKind: null,
  streetCode: null,
  lng,
  lat: 22.7,
  values: {},
  causes: [],
  ack: null,
  contactedAt: null,
  injuryAt: null,
  tasks: [],
})
function viewWith(alarms: Alarm[]): PictureView {
  const figure = (numerator: number, denominator: number | null) => ({
    value: numerator,
    numerator,
    denominator,
    from: null,
  })
  const indicators = new Map([
    ['sites.registered', figure(30_112, null)],
    ['sites.registered|kind=elevator', figure(30_112, null)],
    ['sites.unplaced', figure(14, 30_112)],
  ])
  const none = new Map<string, never>()
  const siteCounts = new Map([['elevator', { kind: 'elevator' as const, total: 30_112, unplaced: 14 }]])
  const shelves = {
    complaints: none,
    hotspots: none,
    tasks: none,
    urgings: none,
    officers: none,
    feeds: none,
    happenings: none,
    markets: none,
    tallies: none,
    indicators,
    marks: new Map([
      ['indicatorsAt', 0],
      ['indicatorsSeq', 1],
    ]),
    siteCounts,
    lanes: new Map(),
    stationLoads: new Map(),
  }
  return {
    epoch: 'e',
    version: 1,
    at: 60_000,
    register: null,
    shelves: { ...shelves, alarms: new Map(alarms.map((one) => [one.id, one])) },
  }
}

let stage: Stage | null = null
/** Tells the map that its panel has another size, as the browser would. */
let resized: () => void = () => undefined
class PanelObserver implements ResizeObserver {
  constructor(tell: () => void) {
    resized = tell
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {
    resized = () => undefined
  }
}
const watcher: MapLayer = {
  name: 'watcher',
  title: '',
  mount(given) {
    stage = given
    return { draw: () => undefined, remove: () => undefined }
  },
}
const real = [groundLayer, hotspotsLayer, stationsLayer, labelsLayer, alarmsLayer]

function open(layers: MapLayer[], view: PictureView | null = null) {
  vi.stubGlobal('ResizeObserver', PanelObserver)
  // The panel has a size only where a browser lays it out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
  return mount(DistrictMap, { props: { district, layers: [...layers, watcher], view }, attachTo: document.body })
}
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})
const drawOn = (map: unknown, view: PictureView, changed: Changed) =>
  (map as { draw(view: PictureView, changed: Changed): void }).draw(view, changed)
const mapOf = () => {
  if (stage === null) throw new Error('no layer was mounted')
  return stage.map
}

test('the whole district is in view when the map opens', () => {
  const wrapper = open([])
  expect(
    mapOf()
      .getBounds()
      .contains([
        [22.6, 114],
        [22.8, 114.3],
      ]),
  ).toBe(true)
  wrapper.unmount()
})

test('the legend counts what the register holds and says what cannot be placed and what the borders are worth', async () => {
  const wrapper = open([], viewWith([]))
  await nextTick()
  const text = wrapper.get('footer').text()
  for (const part of ['电梯', '30,112', '监管所', '位置不明的监管对象 14', '示意图，非法定边界', '公里'])
    expect(text).toContain(part)
  wrapper.unmount()
})

test('a click on an alarm is told, by its id', async () => {
  const wrapper = open(real, viewWith([alarm('a1', 2, 114.2)]))
  const sign = wrapper.get('.leaflet-alarms-pane .map-sign')
  await sign.trigger('click')
  await nextTick()
  expect(wrapper.emitted('hit')).toEqual([[{ what: 'alarm', id: 'a1' }]])
  wrapper.unmount()
})

test('alarms at one site are two signs, and a returned one leaves', async () => {
  const wrapper = open(real, viewWith([alarm('a1', 1, 114.2), alarm('a2', 2, 114.2)]))
  const signs = () => document.body.querySelectorAll('.leaflet-alarms-pane .map-sign').length
  expect(signs()).toBe(2)
  drawOn(wrapper.vm, viewWith([alarm('a1', 1, 114.2)]), { alarms: new Set(['a2']) })
  expect(signs()).toBe(1)
  wrapper.unmount()
})

test('an urgent alarm out of view stands at the edge, and its button goes there', async () => {
  const wrapper = open(real, viewWith([]))
  mapOf().setView([22.7, 114.05], 15, { animate: false })
  drawOn(wrapper.vm, viewWith([alarm('a1', 1, 114.25)]), { alarms: new Set(['a1']) })
  await nextTick()
  const button = wrapper.get('button.edge')
  expect(button.text()).toContain('某花园 2 号梯')
  await button.trigger('click')
  expect(mapOf().getCenter().lng).toBeCloseTo(114.25, 1)
  wrapper.unmount()
})

const holdsDistrict = () =>
  mapOf()
    .getBounds()
    .contains([
      [22.6, 114],
      [22.8, 114.3],
    ])
function shrinkPanel() {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
  resized()
}

test('until the operator chooses a view, the district is fitted to every size of its panel', () => {
  const wrapper = open([])
  const wide = mapOf().getZoom()
  shrinkPanel()
  expect(mapOf().getZoom()).toBeLessThan(wide)
  expect(holdsDistrict()).toBe(true)
  wrapper.unmount()
})

test('a view the operator chose is not snatched away by another size; 全区 gives the whole district again', async () => {
  const wrapper = open([])
  await wrapper.findAll('.tools button')[1]?.trigger('click')
  mapOf().setView([22.75, 114.2], 15, { animate: false })
  shrinkPanel()
  expect(mapOf().getZoom()).toBe(15)
  expect(mapOf().getCenter().lat).toBeCloseTo(22.75, 3)
  await wrapper.get('.tools button').trigger('click')
  await vi.waitFor(() => expect(holdsDistrict()).toBe(true))
  wrapper.unmount()
})

test('nothing of the map is left when the screen closes', () => {
  const wrapper = open(real, viewWith([alarm('a1', 1, 114.2)]))
  const map = mapOf()
  wrapper.unmount()
  expect(document.body.querySelector('.leaflet-pane')).toBeNull()
  expect(() => map.getCenter()).toThrow()
})

test('another language is said on the whole map at once', async () => {
  const wrapper = open(real, viewWith([alarm('a1', 1, 114.2)]))
  await wrapper.setProps({
    locale: 'en',
    words: (key: string) => (key === 'alarm.entrapment' ? 'People trapped' : null),
  })
  expect(wrapper.get('footer').text()).toContain('Lifts')
  expect(wrapper.get('.leaflet-labels-pane').text()).toContain('People trapped 01:00')
  expect(wrapper.get('.leaflet-alarms-pane .map-sign').attributes('title')).toBe('People trapped')
  wrapper.unmount()
})

test('a layer that fails leaves the others standing, and is heard of', () => {
  const heard = vi.fn()
  vi.stubGlobal('reportError', heard)
  const broken: MapLayer = {
    name: 'broken',
    title: '',
    mount: () => ({
      draw() {
        throw new Error('broken layer')
      },
      remove: () => undefined,
    }),
  }
  const wrapper = open([broken, ...real], viewWith([alarm('a1', 2, 114.2)]))
  expect(heard).toHaveBeenCalledTimes(1)
  expect(document.body.querySelectorAll('.leaflet-alarms-pane .map-sign')).toHaveLength(1)
  wrapper.unmount()
})
