import type { Server } from 'node:http'
import { dirname } from 'node:path'
import type { Plugin } from 'vite'

/**
 * In development one process serves both halves: the client by Vite, with its hot reload; the server loaded through it, and
 * opened anew when one of its files changes.
 */
export function serverInDev(entry: string): Plugin {
  const ours = dirname(entry)
  let ending = () => Promise.resolve()
  return {
    name: 'server-in-dev',
    apply: 'serve',
    /** Vite waits for this when it ends or restarts. */
    closeBundle: () => ending(),
    async configureServer(vite) {
      const http = vite.httpServer as Server | null
      if (process.env.VITEST || !http) return
      const { open } = (await vite.ssrLoadModule(entry)) as typeof import('./main.ts')
      const house = await open(process.env, { http, mount: (app) => void vite.middlewares.use(app) })
      const closed = () => house.close().catch((error: unknown) => vite.config.logger.error(String(error)))
      const end = () => void closed().finally(() => process.exit())
      process.once('SIGINT', end)
      ending = closed
      vite.watcher.add(ours)
      vite.watcher.on('change', (file) => {
        if (!file.startsWith(`${ours}/`) || /\.(test|fixture)\.ts$/.test(file)) return
        process.off('SIGINT', end)
        // Vite opens the new server before it closes the old one; the data folder has room for one house.
        void closed().then(() => vite.restart())
      })
    },
  }
}
