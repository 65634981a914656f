import { fileURLToPath } from 'node:url';

/** Where `vite build` leaves the viewer's files; the gateway serves them from here. */
export const viewerFolder: string = fileURLToPath(new URL('../dist', import.meta.url));
