const BROWSERS = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\b(?:HarmonyOS|OpenHarmony)\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

const named = (agent: string, list: readonly (readonly [RegExp, string])[]) =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** A browser and its system by the names people know them by, out of what it calls itself (`User-Agent`); null where it is none of those. */
export function knownBrowser(agent: string): string | null {
  const known = [named(agent, BROWSERS), named(agent, SYSTEMS)].filter((part) => part !== undefined)
  return known.length > 0 ? known.join(' · ') : null
}

/** The same for its own person, who also recognises a name that nobody knows, cut short. */
export const browserOf = (agent: string): string => knownBrowser(agent) ?? agent.slice(0, 40)
