import type { Point, Ring } from './ring.ts'

/** Where the demo district is: hand-made, from the public bounds; 示意图，非法定边界. */
export const outline: Ring = [
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
]

export interface StreetSeat {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly centre: Point
  /** How much of the district lives and trades here: our own choice, it only has to look lived in. */
  readonly weight: number
}

const seat = (code: string, name: string, nameEn: string, lng: number, lat: number, weight: number): StreetSeat => ({
  code,
  name,
  nameEn,
  centre: [lng, lat],
  weight,
})

/** The eleven streets with their statistical codes and approximate centres, WGS-84. */
export const streetSeats: readonly StreetSeat[] = [
  seat('440307003', '平湖街道', 'Pinghu', 114.1235, 22.6905, 12),
  seat('440307006', '坪地街道', 'Pingdi', 114.311, 22.7735, 6),
  seat('440307012', '南湾街道', 'Nanwan', 114.144, 22.633, 10),
  seat('440307013', '坂田街道', 'Bantian', 114.068, 22.635, 13),
  seat('440307014', '布吉街道', 'Buji', 114.122, 22.604, 13),
  seat('440307015', '龙城街道', 'Longcheng', 114.23, 22.718, 13),
  seat('440307016', '龙岗街道', 'Longgang', 114.282, 22.737, 9),
  seat('440307017', '横岗街道', 'Henggang', 114.196, 22.65, 9),
  seat('440307018', '吉华街道', 'Jihua', 114.1, 22.625, 8),
  seat('440307019', '宝龙街道', 'Baolong', 114.296, 22.699, 7),
  seat('440307020', '园山街道', 'Yuanshan', 114.221, 22.63, 5),
]

/** Invented water: two reservoirs in the hills and a river to the north-east. None of it is surveyed. */
export const water: readonly Ring[] = [
  [
    [114.1605, 22.6712],
    [114.1648, 22.6741],
    [114.1689, 22.6733],
    [114.1716, 22.6762],
    [114.1762, 22.6751],
    [114.1771, 22.6709],
    [114.1738, 22.6687],
    [114.1751, 22.6652],
    [114.1712, 22.6638],
    [114.1684, 22.6669],
    [114.1641, 22.6661],
  ],
  [
    [114.2478, 22.6634],
    [114.2521, 22.6668],
    [114.2569, 22.6659],
    [114.2607, 22.6688],
    [114.2641, 22.6661],
    [114.2628, 22.6619],
    [114.2587, 22.6604],
    [114.2561, 22.6571],
    [114.2519, 22.6583],
    [114.2499, 22.6609],
  ],
  [
    [114.1985, 22.7408],
    [114.2102, 22.7382],
    [114.2225, 22.7401],
    [114.2361, 22.7372],
    [114.2488, 22.7391],
    [114.2617, 22.7443],
    [114.2731, 22.7512],
    [114.2858, 22.7561],
    [114.2967, 22.7638],
    [114.3049, 22.7749],
    [114.3142, 22.7858],
    [114.3151, 22.7851],
    [114.3059, 22.7741],
    [114.2977, 22.7627],
    [114.2864, 22.7549],
    [114.2737, 22.75],
    [114.2623, 22.7431],
    [114.2491, 22.7379],
    [114.2361, 22.7361],
    [114.2225, 22.739],
    [114.2101, 22.7371],
    [114.1983, 22.7397],
  ],
]

/** Where the upstream's geocoder drops an address it cannot read: the district hall of the demo. */
export const districtHall: Point = [114.2465, 22.7243]

/** Said beside every drawn border. */
export const OUTLINE_NOTE = '示意图，非法定边界，街道为示意'
export const OUTLINE_NOTE_EN = 'schematic, no legal borders; streets are schematic too'
