import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A folder served under a path, with no rule but a plain server's: an index.html for a folder, 404.html for what is not there. */
export class StaticServer {
  private constructor(
    private readonly server: Server,
    /** The address of the folder, with its path: `http://127.0.0.1:40001/cours/`. */
    readonly address: string,
  ) {}

  static async start(folder: string, path = '/'): Promise<StaticServer> {
    const compressed = new Map<string, Buffer>();
    const bodyOf = (file: string): Buffer => {
      const body = compressed.get(file) ?? gzipSync(readFileSync(file));
      compressed.set(file, body);
      return body;
    };
    const server = createServer((request, response) => {
      const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://any').pathname);
      const file = asked.startsWith(path) ? fileOf(folder, asked.slice(path.length)) : undefined;
      response.writeHead(file ? 200 : 404, {
        'Content-Type': types[extname(file ?? '404.html')] ?? 'text/plain',
        'Content-Encoding': 'gzip',
        'Cache-Control': 'max-age=600',
      });
      response.end(bodyOf(file ?? join(folder, '404.html')));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new StaticServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function fileOf(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : undefined;
}
