import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { tellingBodies } from '../contract/telling.ts'
import { accessPaths } from './openapi/access.paths.ts'
import { alarmsPaths } from './openapi/alarms.paths.ts'
import { briefingsPaths } from './openapi/briefings.paths.ts'
import { callingPaths } from './openapi/calling.paths.ts'
import { documentsPaths } from './openapi/documents.paths.ts'
import { exportsPaths } from './openapi/exports.paths.ts'
import { housePaths } from './openapi/house.paths.ts'
import { open311Paths } from './openapi/open311.paths.ts'
import { campaignsPaths } from './openapi/campaigns.paths.ts'
import { figuresPaths } from './openapi/figures.paths.ts'
import { tasksPaths } from './openapi/tasks.paths.ts'
import { urgingsPaths } from './openapi/urgings.paths.ts'
import { wallsPaths } from './openapi/walls.paths.ts'
import { whatIfPaths } from './openapi/what-if.paths.ts'
import { rules } from './rules.ts'

/** What a route asks of its asker, from the same table that the guard reads. */
function guarded(path: RouteConfig): RouteConfig {
  const need = rules[`${path.method.toUpperCase()} ${path.path}`]
  if (need === undefined || need === 'anyone') return path
  if (need === 'open311Reader' || need === 'open311Key') return path // says for itself how its key is given
  const security: Record<string, string[]>[] = need === 'feedKey' ? [{ feedKey: [] }] : [{ session: [] }, { token: [] }]
  const by = need === 'named' || need === 'person' || need === 'feedKey' ? '' : ` Needs permission ${need}.`
  return { ...path, security, ...(by !== '' && { description: `${path.description ?? path.summary ?? ''}.${by}` }) }
}

let made: ReturnType<OpenApiGeneratorV31['generateDocument']> | undefined

/** The product's own OpenAPI 3.1 document, from the schemas that validate. */
export function openapi(version: string) {
  if (made) return made
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'feedKey', { type: 'http', scheme: 'bearer' })
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'apiKey', in: 'query', name: 'api_key' })
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'qs_session' })
  for (const [kind, schema] of Object.entries(tellingBodies)) {
    const described = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' })
    registry.registerComponent(
      'schemas',
      kind,
      described as Parameters<typeof registry.registerComponent<'schemas'>>[2],
    )
  }
  for (const path of [
    ...housePaths,
    ...alarmsPaths,
    ...figuresPaths,
    ...tasksPaths,
    ...urgingsPaths,
    ...campaignsPaths,
    ...accessPaths,
    ...wallsPaths,
    ...documentsPaths,
    ...exportsPaths,
    ...whatIfPaths,
    ...briefingsPaths,
    ...callingPaths,
    ...open311Paths,
  ])
    registry.registerPath(guarded(path))
  made = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Qianshao 前哨', version },
  })
  return made
}
