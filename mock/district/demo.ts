import { district, type District } from '../../server/contract/district.ts'
import { cellsOf } from './cells.ts'
import { OUTLINE_NOTE, OUTLINE_NOTE_EN, outline, streetSeats, water } from './ground.ts'
import { closed } from './ring.ts'

/** `平湖街道` → `平湖`: stations and people drop the last word. */
export const shortName = (street: string): string => street.replace(/街道$/, '')

/** The demo district as configuration: schematic outline, eleven streets as Voronoi cells, one station per street. */
export function demoDistrict(): District {
  const cells = cellsOf(
    outline,
    streetSeats.map((seat) => seat.centre),
  )
  return district.parse({
    code: '440307',
    name: '龙岗区（演示）',
    nameEn: 'Longgang District (demo)',
    centreName: '龙岗区智慧市场监管指挥中心（演示）',
    outline: [closed(outline)],
    outlineNote: OUTLINE_NOTE,
    outlineNoteEn: OUTLINE_NOTE_EN,
    streets: streetSeats.map(({ code, name, nameEn, centre: [lng, lat] }, index) => ({
      code,
      name,
      nameEn,
      lng,
      lat,
      rings: [closed(cells[index] ?? [])],
    })),
    stations: streetSeats.map(({ code, name, centre: [lng, lat] }) => ({
      id: `st-${code}`,
      name: `${shortName(name)}市场监督管理所`,
      streetCode: code,
      lng,
      lat,
    })),
    water: water.map(closed),
  } satisfies District)
}
