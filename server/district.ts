import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { district, type District } from './contract/district.ts'

const ring = z.array(z.tuple([z.number(), z.number()]).rest(z.number()))
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
])
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry,
})
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1) })

/** Reads a district file: our own JSON, or a GeoJSON outline (its polygons become the outline, its properties the name). Throws a sentence. */
export function readDistrict(path: string): District {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`辖区文件 ${path} 读不出来：${(error as Error).message}`, { cause: error })
  }
  const { type } = parsed as { type?: unknown }
  if (type === 'FeatureCollection' || type === 'Feature') return fromGeoJson(parsed, path)
  const read = district.safeParse(parsed)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`辖区文件 ${path} 的 /${issue?.path.join('/') ?? ''} 不合格式：${issue?.message ?? ''}`)
}

function fromGeoJson(parsed: unknown, path: string): District {
  const read = z.union([collection, feature.transform((one) => ({ features: [one] }))]).safeParse(parsed)
  if (!read.success) throw new Error(`辖区文件 ${path} 是 GeoJSON，但没有 Polygon 或 MultiPolygon 轮廓。`)
  const { features } = read.data
  const outline = features.flatMap(({ geometry: { type, coordinates } }) =>
    type === 'Polygon' ? [coordinates[0] ?? []] : coordinates.map((polygon) => polygon[0] ?? []),
  )
  const said = features[0]?.properties ?? {}
  const text = (...names: string[]) =>
    names.map((name) => said[name]).find((value): value is string => typeof value === 'string' && value !== '')
  const name = text('name', 'NAME', '名称', 'NAME_CHN') ?? basename(path, extname(path))
  const points = outline.map((each) => each.map(([lng, lat]): [number, number] => [lng, lat]))
  return district.parse({
    code: text('code', 'adcode', 'CODE') ?? name,
    name,
    outline: points,
    outlineNote: '边界来自导入的辖区文件',
    outlineNoteEn: 'borders from the imported district file',
  })
}
