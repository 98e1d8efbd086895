import { z } from 'zod'

export const siteKind = z.enum([
  'market',
  'pharmacy',
  'elevator',
  'restaurant',
  'producer',
  'coldStore',
  'station',
  'other',
])
export type SiteKind = z.infer<typeof siteKind>
