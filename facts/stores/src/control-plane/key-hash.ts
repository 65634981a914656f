import { createHash } from 'node:crypto';

/** What is kept of a key. Keys are long and random, so that a plain hash cannot be guessed back. */
export const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex');
