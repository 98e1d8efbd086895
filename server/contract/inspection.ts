/** When the day of the next inspection is over (epoch ms): past it a lift may not be used (特种设备安全法 Art. 40). Null: not told, or no day. */
export function inspectBy({ nextInspectionDate }: { readonly nextInspectionDate?: string | undefined }): number | null {
  if (nextInspectionDate === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(nextInspectionDate)) return null
  const begins = Date.parse(`${nextInspectionDate}T00:00:00+08:00`)
  return Number.isNaN(begins) ? null : begins + 86_400_000
}
