import type { Column } from './column.ts'

/** Position and street, as sites and complaints have them. */
export const placeColumns: readonly Column[] = [
  {
    path: 'lng',
    title: { zh: '经度', en: 'Longitude' },
    value: 'loose',
    names: ['longitude', 'lng', 'lon', 'long', '经度', 'geometrylng', 'xlong', 'lngwgs84', 'x'],
  },
  {
    path: 'lat',
    title: { zh: '纬度', en: 'Latitude' },
    value: 'loose',
    names: ['latitude', 'lat', '纬度', 'geometrylat', 'ylat', 'latwgs84', 'y'],
  },
  {
    path: 'streetCode',
    title: { zh: '街道代码', en: 'Street code' },
    value: 'text',
    names: ['streetcode', '街道代码', '街道编码', '行政区划代码'],
  },
]
