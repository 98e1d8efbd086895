import { district } from '../contract/district.ts'
import { prepareDistrict } from './district.ts'

/** Schematic, hand-made, not a legal border. */
const outline: [number, number][] = [
  [114.046, 22.632],
  [114.052, 22.664],
  [114.078, 22.688],
  [114.082, 22.716],
  [114.112, 22.735],
  [114.152, 22.722],
  [114.176, 22.7],
  [114.186, 22.755],
  [114.232, 22.79],
  [114.288, 22.806],
  [114.33, 22.806],
  [114.352, 22.772],
  [114.344, 22.735],
  [114.335, 22.705],
  [114.3, 22.67],
  [114.275, 22.64],
  [114.245, 22.604],
  [114.205, 22.598],
  [114.165, 22.588],
  [114.128, 22.584],
  [114.1, 22.592],
  [114.07, 22.6],
  [114.046, 22.632],
]

/** Street code, WGS-84 and GCJ-02 of street centres, the latter rounded to 1e-4 degrees. */
export const centres = [
  { code: '440307003', wgs: [114.1235, 22.6905], gcj: [114.1286, 22.6878] },
  { code: '440307006', wgs: [114.311, 22.7735], gcj: [114.3159, 22.7707] },
  { code: '440307012', wgs: [114.144, 22.633], gcj: [114.1491, 22.6303] },
  { code: '440307013', wgs: [114.068, 22.635], gcj: [114.0731, 22.6323] },
  { code: '440307014', wgs: [114.122, 22.604], gcj: [114.1271, 22.6013] },
  { code: '440307015', wgs: [114.23, 22.718], gcj: [114.2349, 22.7152] },
  { code: '440307016', wgs: [114.282, 22.737], gcj: [114.2868, 22.7342] },
  { code: '440307017', wgs: [114.196, 22.65], gcj: [114.2009, 22.6472] },
  { code: '440307018', wgs: [114.1, 22.625], gcj: [114.1051, 22.6223] },
  { code: '440307019', wgs: [114.296, 22.699], gcj: [114.3008, 22.6962] },
  { code: '440307020', wgs: [114.221, 22.63], gcj: [114.2259, 22.6272] },
] as const

const square = (lng: number, lat: number, half: number): [number, number][] => [
  [lng - half, lat - half],
  [lng + half, lat - half],
  [lng + half, lat + half],
  [lng - half, lat + half],
  [lng - half, lat - half],
]

export const longgang = prepareDistrict(
  district.parse({
    code: '440307',
    name: '龙岗区',
    outline: [outline],
    streets: centres.map(({ code, wgs: [lng, lat] }) => ({
      code,
      name: code,
      lng,
      lat,
      rings: [square(lng, lat, 0.008)],
    })),
  }),
)
