import { fileURLToPath } from 'node:url';

/** Where `vite build` leaves the console's files; the gateway serves them under `/console/`. */
export const consoleFolder: string = fileURLToPath(new URL('../dist', import.meta.url));
