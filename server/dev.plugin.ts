import type { Server } from 'node:http'
import { runnerImport, type Plugin } from 'vite'

/** In development one process serves both halves: the client by Vite, the server loaded through it. */
export function serverInDev(entry: string): Plugin {
  return {
    name: 'server-in-dev',
    apply: 'serve',
    async configureServer(vite) {
      if (process.env.VITEST || !vite.httpServer) return
      const { module } = await runnerImport<typeof import('./main.ts')>(entry)
      const house = await module.open(process.env, {
        http: vite.httpServer as Server,
        mount: (app) => void vite.middlewares.use(app),
      })
      vite.httpServer.once('close', () => void house.close())
    },
  }
}
