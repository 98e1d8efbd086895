import type { District } from '@contract/district.ts'
import { ask } from './ask.ts'
import { persist } from './persist.ts'

/** Fetches the district until it is there. A district is configuration: a new one comes with a restart, and so with a new page. */
export async function keepDistrict(
  base: string,
  sink: { district: District | null },
  signal: AbortSignal,
  failed: (reason: string) => void,
): Promise<void> {
  const district = await persist((stop) => ask<District>(base, '/api/v1/district', stop), signal, failed)
  if (district !== null) sink.district = district
}
