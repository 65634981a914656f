export { arbitraryEvents, reordered } from './arbitrary-events.ts';
